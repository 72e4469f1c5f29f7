package convscope.engine.dl4j.loops;

import java.nio.FloatBuffer;

/** Loops over memory outside the heap, a piece at a time that fits the first cache. One belongs to one worker. */
public final class Pieces {
  private static final int SIZE = 2048;

  private final float[] zeros = new float[SIZE];
  private final float[] first = new float[SIZE];
  private final float[] second = new float[SIZE];

  /** Sets the first {@code count} values to zero. */
  public void clear(FloatBuffer values, int count) {
    for (int done = 0; done < count; done += SIZE) {
      values.put(done, zeros, 0, Math.min(SIZE, count - done));
    }
  }

  /** Takes {@code count} values from {@code start} on through a ReLU. */
  public void relu(FloatBuffer values, int start, int count) {
    for (int done = 0; done < count; done += SIZE) {
      int some = Math.min(SIZE, count - done);
      values.get(start + done, first, 0, some);
      Lanes.relu(first, some);
      values.put(start + done, first, 0, some);
    }
  }

  /** Lets {@code count} gradients from {@code start} on through where the value at the same place is above zero. */
  public void gate(FloatBuffer values, FloatBuffer gradients, int start, int count) {
    for (int done = 0; done < count; done += SIZE) {
      int some = Math.min(SIZE, count - done);
      values.get(start + done, first, 0, some);
      gradients.get(start + done, second, 0, some);
      Lanes.gate(first, second, some);
      gradients.put(start + done, second, 0, some);
    }
  }

  /** Adds {@code count} of {@code more} to as many of {@code values}, and takes the sums through a ReLU if told so. */
  public void add(FloatBuffer values, int start, FloatBuffer more, int from, int count, boolean relu) {
    for (int done = 0; done < count; done += SIZE) {
      int some = Math.min(SIZE, count - done);
      values.get(start + done, first, 0, some);
      more.get(from + done, second, 0, some);
      if (relu) {
        Lanes.biasRelu(first, second, some);
      } else {
        Lanes.add(first, second, some);
      }
      values.put(start + done, first, 0, some);
    }
  }
}
