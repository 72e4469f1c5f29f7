package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;

/** The figures of one layer's outputs, {@code [examples, height, width, channels]}, worked out one after the other. */
record ProbeByHand(float[] values, int channels) {

  void assertNear(LayerProbe probe) {
    double mean = each().average().orElseThrow();
    double variance = each().map(value -> Math.pow(value - mean, 2)).average().orElseThrow();
    boolean[] alive = new boolean[channels];
    int zeros = 0;
    for (int i = 0; i < values.length; i++) {
      alive[i % channels] |= values[i] != 0;
      zeros += values[i] == 0 ? 1 : 0;
    }
    int dead = 0;
    for (boolean lives : alive) {
      dead += lives ? 0 : 1;
    }
    Offset<Double> near = Offset.offset(1e-6);
    assertThat(probe.sparsity()).as(probe.layer()).isEqualTo((double) zeros / values.length);
    assertThat(probe.units()).as(probe.layer()).isEqualTo(channels);
    assertThat(probe.deadUnits()).as(probe.layer()).isEqualTo(dead);
    assertThat(probe.mean()).as(probe.layer()).isCloseTo(mean, near);
    assertThat(probe.standardDeviation()).as(probe.layer()).isCloseTo(Math.sqrt(variance), near);
    assertThat(probe.min()).as(probe.layer()).isCloseTo(each().min().orElseThrow(), near);
    assertThat(probe.max()).as(probe.layer()).isCloseTo(each().max().orElseThrow(), near);
    assertThat(probe.finite()).as(probe.layer()).isTrue();
  }

  private DoubleStream each() {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }
}
