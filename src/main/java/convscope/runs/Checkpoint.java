package convscope.runs;

import convscope.foundation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A network during training, as stored in a file: the tutorial's variable names and layouts
 * ({@code conv1/weights} is {@code [5, 5, 3, 64]}), with each running average beside its variable under the same name
 * and {@value #AVERAGE}, and the optimizer's state of a variable under its name and that of the optimizer's slot, as in
 * {@code conv1/weights/Momentum}.
 *
 * @param step the number of completed steps
 * @param parameters the variables
 * @param averages their running averages, under the variables' own names
 * @param optimizer the optimizer's state, under the names of the file; empty if it has none
 * @param state small texts that a resumed run needs to be identical bit for bit
 */
public record Checkpoint(long step, List<Tensor> parameters, List<Tensor> averages, List<Tensor> optimizer,
    Map<String, String> state) {
  private static final String AVERAGE = "/ExponentialMovingAverage";
  private static final String STEP = "step";
  /**
   * The text in which a file lists the optimizer's slots, the last parts of its tensors' names, separated by commas.
   */
  private static final String SLOTS = "optimizer_slots";

  /** A checkpoint of an optimizer without state. */
  public Checkpoint(long step, List<Tensor> parameters, List<Tensor> averages, Map<String, String> state) {
    this(step, parameters, averages, List.of(), state);
  }

  /** Reads {@code file}. */
  public static Checkpoint read(Path file) {
    return of(Safetensors.read(file), file);
  }

  /**
   * Reads only the running averages of {@code file}, half of it; the result has no parameters. Without averages, the
   * parameters are read. For evaluation, not for resuming.
   */
  public static Checkpoint readAverages(Path file) {
    return of(Safetensors.read(file, names -> {
      Set<String> averages = names.stream().filter(name -> name.endsWith(AVERAGE)).collect(Collectors.toSet());
      return averages.isEmpty() ? names : averages;
    }), file);
  }

  /**
   * Reads {@code in}, a checkpoint that is not a separate file, to its end.
   *
   * @param name its name in error messages
   */
  public static Checkpoint read(InputStream in, String name) throws IOException {
    try (SeekableByteChannel channel = new SeekableInMemoryByteChannel(in.readAllBytes())) {
      return of(Safetensors.read(channel, Path.of(name)), Path.of(name));
    }
  }

  /** The step of the checkpoint {@code file}; its values are not read. */
  static long stepOf(Path file) {
    return step(file, Safetensors.metadata(file).get(STEP));
  }

  /** The small texts of {@code file}, whose length must match its header; its values are not read. */
  static Map<String, String> stateOf(Path file) {
    return Safetensors.read(file, names -> Set.of()).metadata();
  }

  private static Checkpoint of(Safetensors.Contents contents, Path file) {
    Map<String, String> state = new LinkedHashMap<>(contents.metadata());
    List<Tensor> parameters = new ArrayList<>();
    List<Tensor> averages = new ArrayList<>();
    List<Tensor> optimizer = new ArrayList<>();
    String slots = state.remove(SLOTS);
    Set<String> kept = slots == null ? Set.of() : new HashSet<>(List.of(slots.split(",")));
    for (Tensor tensor : contents.tensors().values()) {
      if (tensor.name().endsWith(AVERAGE)) {
        String name = tensor.name().substring(0, tensor.name().length() - AVERAGE.length());
        averages.add(new Tensor(name, tensor.shape(), tensor.values()));
      } else if (kept.contains(slot(tensor))) {
        optimizer.add(tensor);
      } else {
        parameters.add(tensor);
      }
    }
    return new Checkpoint(step(file, state.remove(STEP)), parameters, averages, optimizer, state);
  }

  /** The last part of the name of {@code tensor}, which is the slot if it belongs to the optimizer's state. */
  private static String slot(Tensor tensor) {
    return tensor.name().substring(tensor.name().lastIndexOf('/') + 1);
  }

  private static long step(Path file, @Nullable String text) {
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      throw Problem.because(wrong, Checkpoint.class, "checkpoint.step", file.toString(), text);
    }
  }

  /** Writes this to {@code file}. Nothing in it depends on the time. */
  void write(Path file) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEP, Long.toString(step));
    metadata.putAll(state);
    if (!optimizer.isEmpty()) {
      metadata.put(SLOTS, optimizer.stream().map(Checkpoint::slot).distinct().collect(Collectors.joining(",")));
    }
    List<Tensor> tensors = new ArrayList<>(parameters);
    for (Tensor average : averages) {
      tensors.add(new Tensor(average.name() + AVERAGE, average.shape(), average.values()));
    }
    tensors.addAll(optimizer);
    Safetensors.write(file, metadata, tensors);
  }
}
