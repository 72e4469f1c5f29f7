package convscope.summaries;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record framing: the length as eight bytes, its checksum, the record, its checksum; all little-endian. A
 * checksum is a CRC-32C, rotated right by 15 bits and increased by a constant, so that checksums of data that contain
 * checksums remain effective (tensorflow/core/lib/hash/crc32c.h).
 */
final class Records {
  /** Before a record: its length and the length's checksum. */
  static final int HEAD = 12;
  /** After a record: its checksum. */
  static final int FOOT = 4;

  private static final int DELTA = 0xA282EAD8;
  private static final int TURN = 15;

  private Records() {}

  /** {@code record} with its header and footer. */
  static ByteBuffer framed(byte[] record) {
    ByteBuffer framed = ByteBuffer.allocate(HEAD + record.length + FOOT).order(ByteOrder.LITTLE_ENDIAN);
    framed.putLong(record.length);
    framed.putInt(checksum(framed.array(), 0, Long.BYTES));
    framed.put(record);
    framed.putInt(checksum(record, 0, record.length));
    return framed.flip();
  }

  static int checksum(byte[] bytes, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    return Integer.rotateRight((int) crc.getValue(), TURN) + DELTA;
  }
}
