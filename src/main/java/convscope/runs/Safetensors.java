package convscope.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.Sentence;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The safetensors format, for 32-bit floats: eight bytes with the length of a header, little-endian; the header, a JSON
 * object from names to type, shape and place; then the values. (Format of the safetensors project, version 0.4.)
 *
 * <p>Reading trusts nothing: every length is checked against the file's, tensors may neither overlap
 * nor leave holes, and every value must be finite.
 */
public final class Safetensors {
  /** The format allows more; a network that fits here has a few kilobytes, and JSON takes many times its length. */
  private static final long LONGEST_HEADER = 4_000_000;
  private static final int CHUNK = 1 << 20;
  private static final int ALIGNMENT = 8;
  private static final int DEEPEST = 8;
  private static final String METADATA = "__metadata__";
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private Safetensors() {}

  /** A file's contents: texts by name, and tensors by name in the order of their values. */
  public record Contents(Map<String, String> metadata, Map<String, Tensor> tensors) {}

  /** Writes {@code tensors} in their order; the same input gives the same bytes. */
  public static void write(Path file, Map<String, String> metadata, List<Tensor> tensors) {
    byte[] header = header(metadata, tensors);
    SafeFile.write(file, out -> {
      out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
      out.write(header);
      for (Tensor tensor : tensors) {
        writeValues(out, tensor.values());
      }
    });
  }

  private static byte[] header(Map<String, String> metadata, List<Tensor> tensors) {
    ObjectNode header = MAPPER.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = header.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long place = 0;
    for (Tensor tensor : tensors) {
      ObjectNode entry = header.putObject(tensor.name());
      entry.put("dtype", "F32");
      var shape = entry.putArray("shape");
      for (int dimension : tensor.shape()) {
        shape.add(dimension);
      }
      long end = place + (long) tensor.values().length * Float.BYTES;
      entry.putArray("data_offsets").add(place).add(end);
      place = end;
    }
    StringBuilder text = new StringBuilder(header.toString());
    while (text.toString().getBytes(StandardCharsets.UTF_8).length % ALIGNMENT != 0) {
      text.append(' ');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeValues(OutputStream out, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /**
   * Reads {@code file} whole.
   *
   * @throws Problem if it is missing, damaged, or contains anything but finite 32-bit floats
   */
  public static Contents read(Path file) {
    return read(file, names -> names);
  }

  /**
   * Reads those tensors of {@code file} that {@code choice}, given the names of all, returns. The rest is checked
   * against the file's length as well. Errors as {@link #read(Path)}.
   */
  static Contents read(Path file, UnaryOperator<Set<String>> choice) {
    return opened(file, channel -> read(channel, file, choice));
  }

  /** The texts of {@code file}, without reading its values. Errors as {@link #read(Path)}. */
  static Map<String, String> metadata(Path file) {
    return opened(file, channel -> metadata(file, header(channel, file).path(METADATA)));
  }

  private interface Reading<T> {
    T from(SeekableByteChannel channel) throws IOException;
  }

  private static <T> T opened(Path file, Reading<T> reading) {
    TextFile.requireOrdinary(file);
    try (SeekableByteChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return reading.from(channel);
    } catch (NoSuchFileException missing) {
      throw Problem.because(missing, Safetensors.class, "tensors.missing", file.toString());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  private static JsonNode header(SeekableByteChannel channel, Path file) throws IOException {
    long length = readBytes(channel, Long.BYTES, file).getLong();
    if (length < 2 || length > channel.size() - Long.BYTES) {
      throw damaged(file, "tensors.headerClaims", Long.toUnsignedString(length));
    }
    if (length > LONGEST_HEADER) {
      throw damaged(file, "tensors.headerTooLong", Long.toString(length));
    }
    return parse(file, readBytes(channel, (int) length, file));
  }

  /**
   * Reads {@code channel} from its position to its end.
   *
   * @param file its name in error messages
   * @throws Problem as {@link #read(Path)}
   */
  static Contents read(SeekableByteChannel channel, Path file) throws IOException {
    return read(channel, file, names -> names);
  }

  private static Contents read(SeekableByteChannel channel, Path file, UnaryOperator<Set<String>> choice)
      throws IOException {
    JsonNode header = header(channel, file);
    List<Entry> entries = entries(file, header);
    checkPlaces(file, entries, channel.size() - channel.position());
    long most = Runtime.getRuntime().maxMemory() / 2;
    if (channel.size() > most) {
      throw Problem.of(Safetensors.class, "tensors.tooLarge", file.toString(), channel.size() / 1_000_000);
    }
    Set<String> wanted = choice.apply(entries.stream().map(Entry::name).collect(Collectors.toSet()));
    long start = channel.position();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (wanted.contains(entry.name())) {
        tensors.put(entry.name(), readTensor(channel.position(start + entry.begin()), entry, file));
      }
    }
    return new Contents(metadata(file, header.path(METADATA)), tensors);
  }

  /** A tensor as declared in the header: the start and end of its values, in bytes after the header. */
  private record Entry(String name, int[] shape, long begin, long end) {}

  private static ByteBuffer readBytes(SeekableByteChannel channel, int count, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw damaged(file, "tensors.endsEarly");
      }
    }
    return bytes.flip();
  }

  private static JsonNode parse(Path file, ByteBuffer bytes) throws IOException {
    try {
      JsonNode header = MAPPER.readTree(bytes.array());
      if (header == null || !header.isObject()) {
        throw damaged(file, "tensors.headerNoObject");
      }
      return header;
    } catch (JsonProcessingException wrong) {
      throw damaged(file, "tensors.headerNoJson", wrong.getOriginalMessage());
    }
  }

  private static List<Entry> entries(Path file, JsonNode header) {
    List<Entry> entries = new ArrayList<>();
    header.fields().forEachRemaining(field -> {
      if (!field.getKey().equals(METADATA)) {
        entries.add(entry(file, field.getKey(), field.getValue()));
      }
    });
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return entries;
  }

  private static Entry entry(Path file, String name, JsonNode described) {
    JsonNode shape = described.path("shape");
    JsonNode offsets = described.path("data_offsets");
    if (!described.path("dtype").isTextual() || !shape.isArray() || shape.size() > DEEPEST || !offsets.isArray()
        || offsets.size() != 2 || !offsets.get(0).canConvertToLong() || !offsets.get(1).canConvertToLong()) {
      throw damaged(file, "tensors.undescribed", name);
    }
    if (!described.path("dtype").asText().equals("F32")) {
      throw Problem.of(Safetensors.class, "tensors.type", file.toString(), name, described.path("dtype").asText());
    }
    int[] dimensions = new int[shape.size()];
    long size = Float.BYTES;
    for (int i = 0; i < dimensions.length; i++) {
      JsonNode dimension = shape.get(i);
      if (!dimension.isIntegralNumber() || !dimension.canConvertToInt() || dimension.intValue() < 0) {
        throw damaged(file, "tensors.shape", name);
      }
      dimensions[i] = dimension.intValue();
      size = Math.multiplyHigh(size, dimensions[i]) == 0 ? size * dimensions[i] : -1;
      if (size < 0) {
        throw damaged(file, "tensors.claims", name);
      }
    }
    long begin = offsets.get(0).longValue();
    long end = offsets.get(1).longValue();
    if (begin < 0 || end < begin || end - begin != size || size > Integer.MAX_VALUE - ALIGNMENT) {
      throw damaged(file, "tensors.place", name);
    }
    return new Entry(name, dimensions, begin, end);
  }

  private static void checkPlaces(Path file, List<Entry> entries, long available) {
    long place = 0;
    for (Entry entry : entries) {
      if (entry.begin() != place) {
        throw damaged(file, "tensors.gap", entry.name());
      }
      place = entry.end();
    }
    if (place != available) {
      throw damaged(file, "tensors.length", place, available);
    }
  }

  private static Tensor readTensor(SeekableByteChannel channel, Entry entry, Path file) throws IOException {
    float[] values = new float[(int) ((entry.end() - entry.begin()) / Float.BYTES)];
    for (int done = 0; done < values.length;) {
      int count = Math.min(CHUNK, values.length - done);
      readBytes(channel, count * Float.BYTES, file).asFloatBuffer().get(values, done, count);
      done += count;
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw Problem.of(Safetensors.class, "tensors.notFinite", file.toString(), Float.toString(value), entry.name());
      }
    }
    return new Tensor(entry.name(), entry.shape(), values);
  }

  private static Map<String, String> metadata(Path file, JsonNode texts) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!texts.isMissingNode() && !texts.isObject()) {
      throw damaged(file, "tensors.metadataNoObject");
    }
    texts.fields().forEachRemaining(field -> {
      if (!field.getValue().isTextual()) {
        throw damaged(file, "tensors.metadataNoText", field.getKey());
      }
      metadata.put(field.getKey(), field.getValue().textValue());
    });
    return metadata;
  }

  private static Problem damaged(Path file, String how, Object... values) {
    return Problem.of(Safetensors.class, "tensors.damaged", file.toString(),
        Sentence.of(Safetensors.class, how, values));
  }
}
