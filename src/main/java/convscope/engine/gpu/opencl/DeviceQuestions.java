package convscope.engine.gpu.opencl;

import com.sun.jna.Pointer;
import convscope.engine.gpu.card.CardFacts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What an OpenCL device answers. */
final class DeviceQuestions {
  private static final int TYPE = 0x1000;
  private static final int UNITS = 0x1002;
  private static final int GROUP_SIZE = 0x1004;
  private static final int GLOBAL_MEMORY = 0x101F;
  private static final int LOCAL_MEMORY = 0x1023;
  private static final int NAME = 0x102B;
  private static final int DRIVER = 0x102D;
  private static final long PROCESSOR = 2;

  private final OpenCl cl;
  private final Pointer device;

  DeviceQuestions(OpenCl cl, Pointer device) {
    this.cl = cl;
    this.device = device;
  }

  CardFacts facts() {
    boolean processor = (number(TYPE) & PROCESSOR) != 0;
    return new CardFacts(text(NAME), "OpenCL", text(DRIVER), number(GLOBAL_MEMORY), number(LOCAL_MEMORY),
        (int) Math.min(Integer.MAX_VALUE, number(GROUP_SIZE)), (int) number(UNITS), processor);
  }

  private String text(int what) {
    byte[] answer = answer(what);
    int end = 0;
    while (end < answer.length && answer[end] != 0) {
      end++;
    }
    return new String(answer, 0, end, StandardCharsets.UTF_8).strip();
  }

  private long number(int what) {
    byte[] answer = answer(what);
    ByteBuffer bytes = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
    return answer.length >= Long.BYTES ? bytes.getLong() : bytes.getInt() & 0xFFFFFFFFL;
  }

  private byte[] answer(int what) {
    long[] needed = new long[1];
    OpenClError.require(cl.clGetDeviceInfo(device, what, 0, null, needed), "clGetDeviceInfo");
    byte[] answer = new byte[(int) needed[0]];
    OpenClError.require(cl.clGetDeviceInfo(device, what, answer.length, answer, null), "clGetDeviceInfo");
    return answer;
  }
}
