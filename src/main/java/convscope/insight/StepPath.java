package convscope.insight;

import convscope.model.Activation;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which a computation is shown step by step: value after value of one channel of a layer's output, row by
 * row, and each value in the same phases. Of a dense layer the values are its units. Immutable.
 *
 * @param values the number of values
 * @param columns how many of them are in a row of their picture; the last row may have fewer
 * @param phases of each value; several of {@link Phase#PRODUCTS} are those of the channels of the input, in order
 */
public record StepPath(int values, int columns, List<Phase> phases) {
  /** Products over all channels of the input, one channel after the other. */
  public static final int ALL = -1;
  /** The units of a dense layer in a row of their picture. */
  private static final int UNITS_ACROSS = 24;

  public StepPath {
    phases = List.copyOf(phases);
    if (values < 1 || columns < 1 || phases.isEmpty()) {
      throw new IllegalArgumentException(values + " values in " + columns + " columns with phases " + phases);
    }
  }

  /**
   * The path through layer number {@code layer} of {@code network}.
   *
   * @param inputChannel the channel of the input whose products are shown; {@link #ALL} for each in turn
   */
  public static StepPath of(Network network, int layer, int inputChannel) {
    Layer one = network.layers().get(layer);
    Shape output = network.output(layer);
    boolean flat = output.height() == 1 && output.width() == 1;
    int values = flat ? output.channels() : output.height() * output.width();
    int columns = flat ? Math.min(UNITS_ACROSS, values) : output.width();
    return new StepPath(values, columns, one.accept(new Phases(network.inputs().get(layer), inputChannel)));
  }

  /** The path through a softmax: the exponential of each logit, their sum, and the probability of each class. */
  public static StepPath softmax(int classes) {
    return new StepPath(2 * classes + 1, 2 * classes + 1, List.of(Phase.SOFTMAX));
  }

  /** The number of steps. */
  public int steps() {
    return values * phases.size();
  }

  /** The value that step {@code step} belongs to. */
  public int value(int step) {
    return step / phases.size();
  }

  /** The index of the phase of step {@code step}. */
  public int phaseIndex(int step) {
    return step % phases.size();
  }

  /** The phase of step {@code step}. */
  public Phase phase(int step) {
    return phases.get(phaseIndex(step));
  }

  /** How many values are complete after step {@code step}. */
  public int done(int step) {
    return (step + 1) / phases.size();
  }

  /** The first step of value {@code value}. */
  public int beginning(int value) {
    return limit(value * phases.size());
  }

  /** The last step of value {@code value}, with which it is complete. */
  public int completing(int value) {
    return limit((value + 1) * phases.size() - 1);
  }

  /**
   * The step after {@code step}.
   *
   * @param whole whether to go on to where the next value is complete
   */
  public int next(int step, boolean whole) {
    boolean complete = phaseIndex(step) == phases.size() - 1;
    return limit(whole ? completing(value(step) + (complete ? 1 : 0)) : step + 1);
  }

  /**
   * The step before {@code step}.
   *
   * @param whole whether to go back to where the value before is complete; from the first value, to its first step
   */
  public int previous(int step, boolean whole) {
    return limit(whole ? value(step) * phases.size() - 1 : step - 1);
  }

  /** The step in the same phase, {@code rows} rows further down; the same step if there is no such row. */
  public int down(int step, int rows) {
    int moved = value(step) + rows * columns;
    return moved < 0 || moved >= values ? step : moved * phases.size() + phaseIndex(step);
  }

  private int limit(int step) {
    return Math.max(0, Math.min(steps() - 1, step));
  }

  /** The phases of a value, by the kind of its layer. */
  private record Phases(Shape source, int inputChannel) implements LayerVisitor<List<Phase>> {

    @Override
    public List<Phase> convolution(Convolution layer) {
      return sum(layer, layer.biased());
    }

    @Override
    public List<Phase> maxPool(MaxPool layer) {
      return List.of(Phase.WINDOW, Phase.MAXIMUM);
    }

    @Override
    public List<Phase> averagePool(AveragePool layer) {
      return List.of(Phase.WINDOW, Phase.TOTAL, Phase.MEAN);
    }

    @Override
    public List<Phase> normalization(LocalResponseNormalization layer) {
      return List.of(Phase.SQUARES, Phase.SUM_OF_SQUARES, Phase.BASE, Phase.DIVISOR, Phase.QUOTIENT);
    }

    @Override
    public List<Phase> batchNormalization(BatchNormalization layer) {
      return layer.scale() ? List.of(Phase.CENTERED, Phase.NORMALIZED, Phase.SCALED, Phase.SHIFTED)
          : List.of(Phase.CENTERED, Phase.NORMALIZED, Phase.SHIFTED);
    }

    @Override
    public List<Phase> activation(ActivationLayer layer) {
      return List.of(Phase.FACTOR, Phase.ACTIVATION);
    }

    @Override
    public List<Phase> locallyConnected(LocallyConnected layer) {
      return sum(layer, true);
    }

    @Override
    public List<Phase> dense(Dense layer) {
      return sum(layer, true);
    }

    private List<Phase> sum(Layer layer, boolean biased) {
      boolean flat = source.height() == 1 && source.width() == 1;
      boolean all = inputChannel == ALL;
      List<Phase> phases = new ArrayList<>(Collections.nCopies(all && !flat ? source.channels() : 1, Phase.PRODUCTS));
      if (!all && !flat && source.channels() > 1) {
        phases.add(Phase.SUM);
      }
      if (biased) {
        phases.add(Phase.BIAS);
      }
      if (layer.activation() == Activation.RELU) {
        phases.add(Phase.ACTIVATION);
      }
      return phases;
    }
  }
}
