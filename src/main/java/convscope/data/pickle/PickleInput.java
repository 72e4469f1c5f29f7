package convscope.data.pickle;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle; never allocates more than the file contains. One thread. */
final class PickleInput {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_NUMBER = 8;

  private final DataInputStream in;
  private final long size;
  private long left;

  /** The bytes of {@code in}, of which there are {@code size}. */
  PickleInput(InputStream in, long size) {
    this.in = new DataInputStream(in);
    this.size = size;
    left = size;
  }

  /** The number of bytes in all. */
  long size() {
    return size;
  }

  private void take(long bytes) throws IOException {
    if (bytes < 0 || bytes > left) {
      throw new EOFException();
    }
    left -= bytes;
  }

  int unsignedByte() throws IOException {
    take(1);
    return in.readUnsignedByte();
  }

  int unsignedShort() throws IOException {
    return unsignedByte() | unsignedByte() << Byte.SIZE;
  }

  int signedInt() throws IOException {
    return unsignedShort() | unsignedShort() << Short.SIZE;
  }

  long unsignedInt() throws IOException {
    return signedInt() & 0xFFFF_FFFFL;
  }

  long signedLong() throws IOException {
    return unsignedInt() | (long) signedInt() << Integer.SIZE;
  }

  byte[] bytes(long count) throws IOException {
    take(count);
    if (count > Integer.MAX_VALUE - Byte.SIZE) {
      throw new PickleForm("pickle.large");
    }
    byte[] bytes = new byte[(int) count];
    in.readFully(bytes);
    return bytes;
  }

  String utf8(long count) throws IOException {
    return new String(bytes(count), StandardCharsets.UTF_8);
  }

  /** A signed little-endian integer of {@code count} bytes. */
  long number(int count) throws IOException {
    if (count > LONGEST_NUMBER) {
      throw new PickleForm("pickle.number");
    }
    byte[] bytes = bytes(count);
    byte[] highestFirst = new byte[count];
    for (int i = 0; i < count; i++) {
      highestFirst[i] = bytes[count - 1 - i];
    }
    return count == 0 ? 0 : new BigInteger(highestFirst).longValueExact();
  }

  /** The text up to the next line feed, a character for each byte. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
      if (line.length() == LONGEST_LINE) {
        throw new PickleForm("pickle.large");
      }
      line.append((char) next);
    }
    return line.toString();
  }
}
