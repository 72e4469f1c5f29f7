package convscope.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads event files by the published formats alone, with nothing of ours and of no library; checks every checksum. */
public final class PlainEvents {
  /** A message: the values of each field, in order; numbers as their bits, what has a length as its bytes. */
  public record Message(Map<Integer, List<Object>> fields) {
    public List<Object> all(int field) {
      return fields.getOrDefault(field, List.of());
    }

    public long bits(int field) {
      return all(field).isEmpty() ? 0 : (Long) all(field).get(0);
    }

    public double real(int field) {
      return Double.longBitsToDouble(bits(field));
    }

    public String text(int field) {
      return all(field).isEmpty() ? "" : new String((byte[]) all(field).get(0), StandardCharsets.UTF_8);
    }

    public List<Message> messages(int field) {
      return all(field).stream().map(bytes -> message((byte[]) bytes)).toList();
    }

    public double[] reals(int field) {
      ByteBuffer bytes = ByteBuffer.wrap((byte[]) all(field).get(0)).order(ByteOrder.LITTLE_ENDIAN);
      double[] reals = new double[bytes.remaining() / 8];
      bytes.asDoubleBuffer().get(reals);
      return reals;
    }
  }

  private PlainEvents() {}

  /** The events of {@code file}, the first of which says its version. */
  public static List<Message> read(Path file) throws IOException {
    List<Message> events = new ArrayList<>();
    byte[] all = Files.readAllBytes(file);
    ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      int at = bytes.position();
      int length = Math.toIntExact(bytes.getLong());
      assertThat(bytes.getInt()).isEqualTo(masked(all, at, 8));
      byte[] record = new byte[length];
      bytes.get(record);
      assertThat(bytes.getInt()).isEqualTo(masked(record, 0, length));
      events.add(message(record));
    }
    return events;
  }

  /** Castagnoli's polynomial, bit by bit, and TensorFlow's mask. */
  static int masked(byte[] bytes, int from, int count) {
    int crc = -1;
    for (int i = from; i < from + count; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ ((crc & 1) == 1 ? 0x82F63B78 : 0);
      }
    }
    crc = ~crc;
    return (crc >>> 15 | crc << 17) + 0xA282EAD8;
  }

  static Message message(byte[] bytes) {
    Map<Integer, List<Object>> fields = new LinkedHashMap<>();
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value;
      switch ((int) (tag & 7)) {
        case 0 -> value = varint(in);
        case 1 -> value = in.getLong();
        case 2 -> {
          byte[] inside = new byte[(int) varint(in)];
          in.get(inside);
          value = inside;
        }
        case 5 -> value = (long) in.getInt();
        default -> throw new IllegalStateException("wire type of " + tag);
      }
      fields.computeIfAbsent((int) (tag >> 3), field -> new ArrayList<>()).add(value);
    }
    return new Message(fields);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
