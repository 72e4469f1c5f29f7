package convscope.engine.dl4j.loops;

/**
 * The small loops that Fourier transforms are composed of, over separate arrays. None reads more than four arrays or
 * writes more than two, and all use the same index: Java's compiler (seen on Java 17) does not vectorize larger bodies
 * or varying offsets, and then they take five times as long. Results may overwrite what was read.
 */
final class Butterflies {
  private Butterflies() {}

  /** a − b. */
  static void difference(float[] a, float[] b, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = a[i] - b[i];
    }
  }

  /** a ± b, scaled. */
  static void two(float[] a, float[] b, float[] plus, float[] minus, float factor, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = b[i];
      plus[i] = (p + q) * factor;
      minus[i] = (p - q) * factor;
    }
  }

  /** (a + c) ± (b + d). */
  static void sums(float[] a, float[] c, float[] b, float[] d, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] + c[i];
      float q = b[i] + d[i];
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** (a − c) ± (b − d). */
  static void differences(float[] a, float[] c, float[] b, float[] d, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] - c[i];
      float q = b[i] - d[i];
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** (a + c) ± b · factor. */
  static void sums(float[] a, float[] c, float[] b, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] + c[i];
      float q = b[i] * factor;
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** (a − c) ± b · factor. */
  static void differences(float[] a, float[] c, float[] b, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] - c[i];
      float q = b[i] * factor;
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** (b + d) + (a − c) and (b + d) − (a − c). */
  static void crossed(float[] a, float[] c, float[] b, float[] d, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] - c[i];
      float q = b[i] + d[i];
      plus[i] = q + p;
      minus[i] = q - p;
    }
  }

  /** (a − c) ± (b + d). */
  static void mixed(float[] a, float[] c, float[] b, float[] d, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] - c[i];
      float q = b[i] + d[i];
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** a ± b · factor. */
  static void addScaled(float[] a, float[] b, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = b[i] * factor;
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** (a + c) − (b − d) and −(a + c) − (b − d). */
  static void negated(float[] a, float[] c, float[] b, float[] d, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i] + c[i];
      float q = b[i] - d[i];
      plus[i] = p - q;
      minus[i] = -p - q;
    }
  }

  /** a ± (b − c) · factor. */
  static void addScaledDifference(float[] a, float[] b, float[] c, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = (b[i] - c[i]) * factor;
      plus[i] = p + q;
      minus[i] = p - q;
    }
  }

  /** a − (b + c) · factor and −a − (b + c) · factor. */
  static void subtractScaledSum(float[] a, float[] b, float[] c, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = (b[i] + c[i]) * factor;
      plus[i] = p - q;
      minus[i] = -p - q;
    }
  }

  /** (a ± (b + c) · 2) · factor. */
  static void addTwiceSum(float[] a, float[] b, float[] c, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = 2 * (b[i] + c[i]);
      plus[i] = (p + q) * factor;
      minus[i] = (p - q) * factor;
    }
  }

  /** (a ± (b − c) · 2) · factor. */
  static void addTwiceDifference(float[] a, float[] b, float[] c, float factor, float[] plus, float[] minus, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = 2 * (b[i] - c[i]);
      plus[i] = (p + q) * factor;
      minus[i] = (p - q) * factor;
    }
  }

  /** (a − b − c − d) · factor. */
  static void scaledRest(float[] a, float[] b, float[] c, float[] d, float factor, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = (a[i] - b[i] - (c[i] + d[i])) * factor;
    }
  }

  /** (a + b − c + d) · factor. */
  static void scaledMix(float[] a, float[] b, float[] c, float[] d, float factor, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = (a[i] - c[i] + (b[i] + d[i])) * factor;
    }
  }

  /** The complex numbers re + i · im, times cos − i · sin, in place. */
  static void turn(float[] re, float[] im, float cos, float sin, int n) {
    for (int i = 0; i < n; i++) {
      float r = re[i];
      float m = im[i];
      re[i] = r * cos + m * sin;
      im[i] = m * cos - r * sin;
    }
  }

  /** The complex numbers (a − c) − i · b, times cos − i · sin. */
  static void turned(float[] a, float[] c, float[] b, float cos, float sin, float[] re, float[] im, int n) {
    for (int i = 0; i < n; i++) {
      float r = a[i] - c[i];
      float m = b[i];
      re[i] = r * cos - m * sin;
      im[i] = -(m * cos + r * sin);
    }
  }

  /** The complex numbers (a − c) − i · (b − d), times cos − i · sin. */
  static void turned(float[] a, float[] c, float[] b, float[] d, float cos, float sin, float[] re, float[] im, int n) {
    for (int i = 0; i < n; i++) {
      float r = a[i] - c[i];
      float m = b[i] - d[i];
      re[i] = r * cos - m * sin;
      im[i] = -(m * cos + r * sin);
    }
  }
}
