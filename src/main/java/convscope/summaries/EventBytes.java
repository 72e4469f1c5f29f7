package convscope.summaries;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events as protocol buffers and back: the fields of TensorFlow's {@code event.proto}, {@code summary.proto} and {@code
 * histogram.proto} that we use. Others are ignored.
 */
final class EventBytes {
  private static final String VERSION = "brain.Event:2";
  private static final int SESSION_START = 1;

  private EventBytes() {}

  /** The first record of every file, which says what it is. */
  static byte[] version(double wallTime) {
    return bytes(out -> {
      out.writeDouble(1, wallTime);
      out.writeString(3, VERSION);
    });
  }

  static byte[] of(Event event) {
    return bytes(out -> {
      out.writeDouble(1, event.wallTime());
      out.writeInt64(2, event.step());
      if (event.restart()) {
        out.writeByteArray(7, bytes(log -> log.writeEnum(1, SESSION_START)));
      } else {
        out.writeByteArray(5, bytes(summary -> {
          for (Summary one : event.summaries()) {
            summary.writeByteArray(1, value(one));
          }
        }));
      }
    });
  }

  private static byte[] value(Summary summary) {
    return bytes(out -> {
      out.writeString(1, summary.tag());
      if (summary instanceof Summary.Scalar scalar) {
        out.writeFloat(2, scalar.value());
      } else if (summary instanceof Summary.Histogram histogram) {
        out.writeByteArray(5, distribution(histogram.distribution()));
      } else if (summary instanceof Summary.Picture picture) {
        out.writeByteArray(4, bytes(image -> {
          image.writeInt32(1, picture.height());
          image.writeInt32(2, picture.width());
          image.writeInt32(3, picture.channels());
          image.writeByteArray(4, picture.png());
        }));
      }
    });
  }

  private static byte[] distribution(Distribution distribution) {
    return bytes(out -> {
      out.writeDouble(1, distribution.min());
      out.writeDouble(2, distribution.max());
      out.writeDouble(3, distribution.count());
      out.writeDouble(4, distribution.sum());
      out.writeDouble(5, distribution.squares());
      packed(out, 6, distribution.limits());
      packed(out, 7, distribution.counts());
    });
  }

  private static void packed(CodedOutputStream out, int field, double[] values) throws IOException {
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(values.length * Double.BYTES);
    for (double value : values) {
      out.writeDoubleNoTag(value);
    }
  }

  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private static byte[] bytes(Fields fields) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.writeTo(out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Whether {@code record} says that its file has the supported version. */
  static boolean isVersion(byte[] record) throws InvalidProtocolBufferException {
    String[] version = {""};
    fields(CodedInputStream.newInstance(record), (field, type, in) -> {
      if (field != 3 || type != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        return false;
      }
      version[0] = in.readString();
      return true;
    });
    return version[0].equals(VERSION);
  }

  /**
   * The event in {@code record}.
   *
   * @throws InvalidProtocolBufferException if there is none
   */
  static Event event(byte[] record) throws InvalidProtocolBufferException {
    double[] wallTime = {0};
    long[] step = {0};
    boolean[] restart = {false};
    List<Summary> summaries = new ArrayList<>();
    fields(CodedInputStream.newInstance(record), (field, type, in) -> {
      switch (key(field, type)) {
        case 1 << 3 | WireFormat.WIRETYPE_FIXED64 -> wallTime[0] = in.readDouble();
        case 2 << 3 | WireFormat.WIRETYPE_VARINT -> step[0] = in.readInt64();
        case 5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> within(in, summary -> values(summary, summaries));
        case 7 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> within(in, log -> restart[0] = starts(log));
        default -> {
          return false;
        }
      }
      return true;
    });
    return new Event(wallTime[0], step[0], restart[0], summaries);
  }

  private static boolean starts(CodedInputStream log) throws IOException {
    boolean[] starts = {false};
    fields(log, (field, type, in) -> {
      if (key(field, type) != (1 << 3 | WireFormat.WIRETYPE_VARINT)) {
        return false;
      }
      starts[0] = in.readEnum() == SESSION_START;
      return true;
    });
    return starts[0];
  }

  private static void values(CodedInputStream summary, List<Summary> to) throws IOException {
    fields(summary, (field, type, in) -> {
      if (key(field, type) != (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        return false;
      }
      within(in, value -> {
        Summary one = value(value);
        if (one != null) {
          to.add(one);
        }
      });
      return true;
    });
  }

  /** A value; null for an unknown kind. */
  private static @Nullable Summary value(CodedInputStream value) throws IOException {
    String[] tag = {""};
    Summary[] found = {null};
    fields(value, (field, type, in) -> {
      switch (key(field, type)) {
        case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> tag[0] = in.readString();
        case 2 << 3 | WireFormat.WIRETYPE_FIXED32 -> found[0] = new Summary.Scalar("", in.readFloat());
        case 4 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> within(in, image -> found[0] = picture(image));
        case 5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
            within(in, histogram -> found[0] = new Summary.Histogram("", distribution(histogram)));
        default -> {
          return false;
        }
      }
      return true;
    });
    // The tag may come after the value.
    if (found[0] instanceof Summary.Scalar scalar) {
      return new Summary.Scalar(tag[0], scalar.value());
    } else if (found[0] instanceof Summary.Histogram histogram) {
      return new Summary.Histogram(tag[0], histogram.distribution());
    } else if (found[0] instanceof Summary.Picture picture) {
      return new Summary.Picture(tag[0], picture.height(), picture.width(), picture.channels(), picture.png());
    }
    return null;
  }

  private static Summary picture(CodedInputStream image) throws IOException {
    int[] sizes = new int[4];
    byte[][] png = {new byte[0]};
    fields(image, (field, type, in) -> {
      if (field >= 1 && field <= 3 && type == WireFormat.WIRETYPE_VARINT) {
        sizes[field] = in.readInt32();
      } else if (key(field, type) == (4 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        png[0] = in.readByteArray();
      } else {
        return false;
      }
      return true;
    });
    return new Summary.Picture("", sizes[1], sizes[2], sizes[3], png[0]);
  }

  private static Distribution distribution(CodedInputStream histogram) throws IOException {
    double[] figures = new double[6];
    double[][] arrays = {new double[0], new double[0]};
    fields(histogram, (field, type, in) -> {
      if (field >= 1 && field <= 5 && type == WireFormat.WIRETYPE_FIXED64) {
        figures[field] = in.readDouble();
      } else if ((field == 6 || field == 7) && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        within(in, packed -> arrays[field - 6] = doubles(packed));
      } else {
        return false;
      }
      return true;
    });
    Distribution found =
        new Distribution(figures[1], figures[2], figures[3], figures[4], figures[5], arrays[0], arrays[1]);
    if (!found.sound()) {
      throw new InvalidProtocolBufferException("a histogram that is none");
    }
    return found;
  }

  private static double[] doubles(CodedInputStream packed) throws IOException {
    // The limit is the size of the record read: no length in it can exceed that.
    double[] values = new double[packed.getBytesUntilLimit() / Double.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = packed.readDouble();
    }
    packed.skipRawBytes(packed.getBytesUntilLimit());
    return values;
  }

  private static int key(int field, int type) {
    return field << 3 | type;
  }

  private interface Inside {
    void read(CodedInputStream in) throws IOException;
  }

  /** Reads a message within the one being read. */
  private static void within(CodedInputStream in, Inside inside) throws IOException {
    int before = in.pushLimit(in.readRawVarint32());
    inside.read(in);
    in.popLimit(before);
  }

  private interface Field {
    /** Reads the field's value; false for one to be skipped. */
    boolean read(int field, int type, CodedInputStream in) throws IOException;
  }

  private static void fields(CodedInputStream in, Field each) throws InvalidProtocolBufferException {
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (!each.read(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag), in) && !in.skipField(tag)) {
          throw new InvalidProtocolBufferException("a group that ends and never began");
        }
      }
    } catch (InvalidProtocolBufferException wrong) {
      throw wrong;
    } catch (IOException | RuntimeException wrong) {
      throw new InvalidProtocolBufferException(wrong.toString());
    }
  }
}
