package convscope.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes pickles as Python does: every operation by hand, so that tests may also write what Python never would. */
final class PickleMaker {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int protocol;

  /** A dictionary that is being written in {@code protocol}: 0, 2 or 5. */
  PickleMaker(int protocol) {
    this.protocol = protocol;
    if (protocol > 0) {
      raw(0x80, protocol);
    }
    raw(protocol > 0 ? "}(" : "(d");
  }

  PickleMaker raw(int... bytes) {
    for (int one : bytes) {
      out.write(one);
    }
    return this;
  }

  PickleMaker raw(String latin) {
    out.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  private PickleMaker number(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  /** Text, or its bytes where Python 2 wrote the file (protocol 2). */
  PickleMaker text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    switch (protocol) {
      case 0 -> raw("V" + text + "\n");
      case 2 -> raw('U', utf8.length);
      default -> raw(0x8c, utf8.length);
    }
    if (protocol > 0) {
      out.writeBytes(utf8);
    }
    return this;
  }

  private PickleMaker endOfPair() {
    return protocol == 0 ? raw("s") : this;
  }

  PickleMaker labels(String key, int... labels) {
    text(key).raw(protocol == 0 ? "(l" : "](");
    for (int label : labels) {
      if (protocol == 0) {
        raw("I" + label + "\na");
      } else {
        raw("J").number(label);
      }
    }
    return (protocol == 0 ? this : raw("e")).endOfPair();
  }

  PickleMaker names(String key, List<String> names) {
    text(key).raw(protocol == 0 ? "(l" : "](");
    for (String name : names) {
      text(name);
      raw(protocol == 0 ? "a" : "");
    }
    return (protocol == 0 ? this : raw("e")).endOfPair();
  }

  /** An array of unsigned bytes, {@code rows} × {@code columns}, as NumPy 1 (protocol 2) or 2 writes it. */
  PickleMaker array(String key, int rows, int columns, byte[] data, boolean columnsFirst) {
    text(key);
    if (protocol == 5) {
      raw("\u008c\23numpy._core.numeric\u008c\13_frombuffer\u0093(\u0096");
      out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array());
      out.writeBytes(data);
      raw("\u008c\5numpy\u008c\5dtype\u0093\u008c\2u1\u0089\u0088\u0087R(K\3\u008c\1|NNNJ\u00ff\u00ff\u00ff\u00ff"
          + "J\u00ff\u00ff\u00ff\u00ffK\0tb");
      raw("J").number(rows).raw("J").number(columns).raw(0x86, 0x8c, 1, columnsFirst ? 'F' : 'C').raw("tR");
    } else if (protocol == 2) {
      raw("cnumpy.core.multiarray\n_reconstruct\nq\1cnumpy\nndarray\nq\2K\0\u0085U\1b\u0087Rq\3(K\1");
      raw("J").number(rows).raw("J").number(columns).raw("\u0086cnumpy\ndtype\nq\4U\2u1K\0K\1\u0087R(K\3U\1|NNNJ");
      number(-1).raw("J").number(-1).raw("K\0tb").raw(columnsFirst ? 0x88 : 0x89).raw("T").number(data.length);
      out.writeBytes(data);
      raw("tb");
    } else {
      raw("cnumpy._core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntc_codecs\nencode\n(Vb\nVlatin1\ntRtR"
          + "(I1\n(I" + rows + "\nI" + columns + "\ntcnumpy\ndtype\n(Vu1\nI00\nI01\ntR(I3\nV|\nNNNI-1\nI-1\nI0\ntbI0"
          + (columnsFirst ? 1 : 0) + "\nc_codecs\nencode\n(V");
      for (byte one : data) {
        raw(one == '\\' || one == 0 || one == '\n' || one == '\r' || one == 26 ? String.format("\\u%04x", (int) one)
            : String.valueOf((char) (one & 0xFF)));
      }
      raw("\nVlatin1\ntRtb");
    }
    return endOfPair();
  }

  byte[] end() {
    raw(protocol == 0 ? "." : "u.");
    return out.toByteArray();
  }
}
