package convscope.summaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BucketsTest {
  /** TensorFlow's limits as its own program makes them. */
  private static double[] limits() {
    List<Double> above = new ArrayList<>();
    for (double limit = 1e-12; limit < 1e20; limit *= 1.1) {
      above.add(limit);
    }
    above.add(Double.MAX_VALUE);
    List<Double> all = new ArrayList<>(above.stream().map(limit -> -limit).toList());
    Collections.reverse(all);
    all.add(0.0);
    all.addAll(above);
    return all.stream().mapToDouble(limit -> limit).toArray();
  }

  /** The first limit above {@code value}, by looking at all. */
  private static double limit(double[] limits, float value) {
    return Arrays.stream(limits).filter(limit -> limit > value).findFirst().orElseThrow();
  }

  private static Distribution of(float... values) {
    Buckets buckets = new Buckets();
    buckets.add(values, 0, values.length);
    return buckets.distribution();
  }

  @Test
  void valuesFallIntoTheBucketOfTheNextLimit() {
    double[] limits = limits();
    CounterRandom random = new CounterRandom(5);
    float[] values = new float[4_000];
    for (int i = 0; i < values.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt(Integer.MAX_VALUE) << 1 | random.nextInt(2));
      values[i] = Float.isFinite(any) ? any : 0;
    }
    for (int i = 0; i < limits.length; i++) {
      values[i] = (float) limits[i] + 0f;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isFinite(values[i]) ? values[i] : 1;
    }
    values[3_990] = -0f;
    values[3_991] = Float.MIN_VALUE;
    values[3_992] = -Float.MIN_VALUE;
    values[3_993] = -Float.MAX_VALUE;
    Map<Double, Double> expected = new TreeMap<>();
    for (float value : values) {
      expected.merge(limit(limits, value), 1.0, Double::sum);
    }
    Map<Double, Double> counted = new TreeMap<>();
    Distribution distribution = of(values);
    for (int i = 0; i < distribution.counts().length; i++) {
      if (distribution.counts()[i] > 0) {
        counted.put(distribution.limits()[i], distribution.counts()[i]);
      }
    }
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void consecutiveEmptyBucketsAreMerged() {
    Distribution distribution = of(-1, 0, 0, 100);
    assertThat(distribution.counts()).containsExactly(0, 1, 0, 2, 0, 1);
    assertThat(distribution.limits()[2]).isZero();
    assertThat(distribution.limits()[3]).isEqualTo(1e-12);
    assertThat(distribution.limits()).isSorted();
  }

  @Test
  void statisticsIgnoreNonFiniteValues() {
    Buckets buckets = new Buckets();
    buckets.add(new float[] {9, 1, Float.NaN, 0, 3, Float.NEGATIVE_INFINITY, 9}, 1, 6);
    Distribution distribution = buckets.distribution();
    assertThat(distribution.count()).isEqualTo(3);
    assertThat(distribution.min()).isZero();
    assertThat(distribution.max()).isEqualTo(3);
    assertThat(distribution.mean()).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(distribution.standardDeviation()).isCloseTo(Math.sqrt(10 / 3.0 - 16 / 9.0), within(1e-12));
    assertThat(buckets.sparsity()).isCloseTo(1 / 3.0, within(1e-12));
    buckets.clear();
    assertThat(buckets.distribution().count()).isZero();
    assertThat(buckets.distribution().sound()).isTrue();
  }

  @Test
  void everyValueIsCountedInItsBin() {
    Distribution distribution = of(-2, -1.5f, 0, 0, 0.001f, 0.3f, 0.31f, 1, 4);
    double[] bins = distribution.binned(-2, 4, 60);
    assertThat(Arrays.stream(bins).sum()).isCloseTo(9, within(1e-6));
    assertThat(bins[20]).as("0 to 0.1").isCloseTo(3, within(1e-9));
    assertThat(bins[59]).as("3.9 to 4").isGreaterThan(0);
    assertThat(of(0.1f, 0.1f).binned(0, 1, 4)).containsExactly(2, 0, 0, 0);
    assertThat(of(0.1f, 0.1f).binned(0.2, 1, 4)).containsOnly(0);
  }

  @Test
  void quantilesMatchTheFractionOfValuesBelow() {
    float[] values = new float[1_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 500) / 100f;
    }
    Distribution distribution = of(values);
    assertThat(distribution.quantile(0)).isEqualTo(-5);
    assertThat(distribution.quantile(0.5)).isCloseTo(0, within(0.05));
    assertThat(distribution.quantile(0.9)).isCloseTo(4, within(0.2));
    assertThat(distribution.quantile(1)).isCloseTo(4.99, within(1e-6));
  }
}
