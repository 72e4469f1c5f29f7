package convscope.model;

import convscope.foundation.CounterRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The initial values of a network: the same for the same seed, on any machine. */
public final class InitialValues {
  private static final long STREAM = 0x696E697469616C73L;

  private InitialValues() {}

  /** Values for every variable of {@code network} by name, row-major. */
  public static Map<String, float[]> of(Network network, long seed) {
    Map<String, float[]> values = new LinkedHashMap<>();
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      values.put(parameter.name(), draw(parameter, new CounterRandom(seed ^ STREAM, i)));
    }
    return values;
  }

  /** A truncated normal: what falls beyond two standard deviations is drawn again, as often as necessary. */
  private static float[] draw(Parameter parameter, CounterRandom random) {
    float[] values = new float[parameter.size()];
    if (parameter.stddev() == 0) {
      Arrays.fill(values, (float) parameter.constant());
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      double z;
      do {
        z = random.nextGaussian();
      } while (Math.abs(z) > 2);
      values[i] = (float) (z * parameter.stddev());
    }
    return values;
  }
}
