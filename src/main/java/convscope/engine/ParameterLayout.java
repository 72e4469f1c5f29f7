package convscope.engine;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The layout of the values of all variables of a network in one vector: one variable after the other, in the order of
 * {@link Network#parameters()}, each row-major. Immutable.
 */
public final class ParameterLayout {
  private final String network;
  private final List<Parameter> parameters;
  private final Map<String, Integer> starts = new LinkedHashMap<>();
  private final int count;

  public ParameterLayout(Network network) {
    this.network = network.name();
    parameters = network.parameters();
    int start = 0;
    for (Parameter parameter : parameters) {
      starts.put(parameter.name(), start);
      start += parameter.size();
    }
    count = start;
  }

  /** The number of values of all variables. */
  public int count() {
    return count;
  }

  /** The number of the first value of {@code parameter}. */
  public int start(Parameter parameter) {
    return Objects.requireNonNull(starts.get(parameter.name()), parameter.name());
  }

  /**
   * The values by variable name as one vector.
   *
   * @throws Problem if they are not those of the network
   */
  public float[] flat(Map<String, float[]> values) {
    float[] all = new float[count];
    for (Parameter parameter : parameters) {
      float[] own = values.get(parameter.name());
      if (own == null) {
        throw Problem.of(ParameterLayout.class, "parameters.missing", network, parameter.name());
      }
      if (own.length != parameter.size()) {
        throw Problem.of(ParameterLayout.class, "parameters.count", network, parameter.name(), parameter.size(),
            own.length);
      }
      System.arraycopy(own, 0, all, start(parameter), own.length);
    }
    return all;
  }

  /** A copy of the vector {@code flat}, by variable name. */
  public Map<String, float[]> byName(float[] flat) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      int start = start(parameter);
      values.put(parameter.name(), Arrays.copyOfRange(flat, start, start + parameter.size()));
    }
    return values;
  }

  /**
   * An optimizer's state, named as in {@link Trainer#optimizerState}.
   *
   * @param vectors a vector laid out as the variables are, by slot
   */
  public Map<String, float[]> stateByName(Map<String, float[]> vectors) {
    Map<String, float[]> state = new LinkedHashMap<>();
    vectors.forEach((slot, vector) -> {
      Map<String, float[]> kept = byName(vector);
      trained().forEach(parameter -> state.put(parameter.name() + "/" + slot, kept.get(parameter.name())));
    });
    return state;
  }

  /**
   * The inverse of {@link #stateByName}: a vector for each of {@code slots}, 0 where a variable is not trained.
   *
   * @throws Problem if the values are not exactly those of these slots
   */
  public Map<String, float[]> stateBySlot(Map<String, float[]> values, Collection<String> slots) {
    Set<String> wanted = new HashSet<>();
    slots.forEach(slot -> trained().forEach(parameter -> wanted.add(parameter.name() + "/" + slot)));
    if (!values.keySet().equals(wanted)) {
      throw Problem.of(ParameterLayout.class, "optimizer.state", wanted.size(), values.size());
    }
    Map<String, float[]> vectors = new LinkedHashMap<>();
    for (String slot : slots) {
      Map<String, float[]> own = byName(new float[count]);
      trained().forEach(parameter -> own.put(parameter.name(), values.get(parameter.name() + "/" + slot)));
      vectors.put(slot, flat(own));
    }
    return vectors;
  }

  private Stream<Parameter> trained() {
    return parameters.stream().filter(Parameter::trained);
  }
}
