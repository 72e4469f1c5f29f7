package convscope.data.pickle;

import convscope.foundation.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary from a pickle file, protocols 0 to 5, as in the Python versions of CIFAR-10 and CIFAR-100. Safe for any
 * thread.
 *
 * <p>A pickle is a program that may call any function of Python. Here it may only build text, bytes, integers, lists,
 * dictionaries and NumPy arrays; anything else is rejected, and nothing is executed.
 */
public final class Pickle {
  private static final long LARGEST = 1L << 30;
  private static final int AHEAD = 1 << 16;
  private static final int MOST_LABELS = 1 << 24;

  private final Path file;
  private final Map<?, ?> values;

  private Pickle(Path file, Map<?, ?> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads {@code file}.
   *
   * @throws IOException if it cannot be read
   * @throws Problem if it is not such a pickle, or damaged
   */
  public static Pickle read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw Problem.of(Pickle.class, "pickle.large", file.toString());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), AHEAD)) {
      if (new PickleMachine(new PickleInput(in, size)).run() instanceof Map<?, ?> values) {
        return new Pickle(file, values);
      }
      throw Problem.of(Pickle.class, "pickle.content", file.toString());
    } catch (EOFException cut) {
      throw Problem.because(cut, Pickle.class, "pickle.cut", file.toString());
    } catch (PickleForm other) {
      throw Problem.because(other, Pickle.class, other.key(), file.toString(), other.what());
    }
  }

  /** The two-dimensional array of bytes named {@code key}. */
  public NumpyArray rows(String key) {
    return array(key).filter(array -> array.isBytes(2)).orElseThrow(() -> missing(key));
  }

  /** The integers named {@code key}: a list or an array. */
  public long[] numbers(String key) {
    Optional<NumpyArray> array = array(key);
    if (array.isPresent()) {
      return array.filter(one -> one.shape().size() == 1 && one.shape().get(0) <= MOST_LABELS)
          .orElseThrow(() -> missing(key)).numbers();
    }
    if (!(values.get(key) instanceof List<?> list) || !list.stream().allMatch(Long.class::isInstance)) {
      throw missing(key);
    }
    return list.stream().mapToLong(Long.class::cast).toArray();
  }

  /** The texts named {@code key}, if there are any. */
  public Optional<List<String>> texts(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    try {
      for (Object one : list) {
        texts.add(Values.text(one));
      }
    } catch (PickleForm other) {
      throw missing(key);
    }
    return Optional.of(List.copyOf(texts));
  }

  private Optional<NumpyArray> array(String key) {
    Object value = values.get(key);
    return value instanceof PickleGlobal.OpenArray open ? Optional.ofNullable(open.array())
        : value instanceof NumpyArray whole ? Optional.of(whole) : Optional.empty();
  }

  private Problem missing(String key) {
    return Problem.of(Pickle.class, "pickle.key", file.toString(), key);
  }
}
