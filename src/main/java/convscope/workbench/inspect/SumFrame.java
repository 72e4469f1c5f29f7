package convscope.workbench.inspect;

import convscope.foundation.Figures;
import convscope.insight.ChangedFilter;
import convscope.insight.ColourMap;
import convscope.insight.ColourScale;
import convscope.insight.Phase;
import convscope.insight.StepPath;
import convscope.insight.WeightedSum;
import convscope.workbench.fx.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a convolution, a locally connected or a dense layer: the window of the input × the weights = the products,
 * summed over the channels of the input, + the bias, and the ReLU. JavaFX thread.
 */
final class SumFrame {
  /** Inputs of 1 × 1 are shown as a block of so many columns. */
  private static final int BLOCK = 24;
  /** The partial sums in a row. */
  private static final int SUMS = 32;

  private final StepsState state;
  private final Texts texts;
  private final WeightedSum sum;
  private final ChangedFilter filter;
  private final StepPictures pictures;
  private final Phase phase;
  private final int shown;

  SumFrame(StepsState state, WeightedSum sum, Texts texts) {
    this.state = state;
    this.texts = texts;
    this.sum = sum;
    filter = state.filterNow();
    pictures = new StepPictures(state);
    phase = state.path().phase(state.step());
    shown = shownInput(state);
  }

  /** The channel of the input whose products {@code state} shows: of all, the one whose turn it is, or was last. */
  static int shownInput(StepsState state) {
    int channels = state.inputs();
    if (channels == 0) {
      return 0;
    }
    return state.inputChannel() != StepPath.ALL ? state.inputChannel()
        : Math.min(channels - 1, state.path().phaseIndex(state.step()));
  }

  StepFrame frame() {
    boolean flat = state.inputs() == 0;
    int count = flat ? sum.terms() : sum.terms() / sum.source().channels();
    int columns = flat ? Math.min(BLOCK, count) : sum.window().width();
    int[] terms = IntStream.range(0, count).map(i -> flat ? i : i * sum.source().channels() + shown).toArray();
    return new StepFrame(sentence(terms), List.of(inputs(terms, columns, flat), weights(terms, columns, flat),
        products(terms, columns)), partial(), stages(),
        flat ? null : pictures.input(caption(), inColour() ? StepPath.ALL : shown, sum.window(), null),
        pictures.before(texts.get("steps.output.before")),
        pictures.output(texts.get(state.units() ? "steps.output.units" : "steps.output", state.channelNow())));
  }

  /** An image is seen in color while all its channels have been gone through. */
  private boolean inColour() {
    return state.layerIndex() == 0 && state.inputs() == 3 && state.inputChannel() == StepPath.ALL
        && phase != Phase.PRODUCTS;
  }

  private String caption() {
    return inColour() ? texts.get("steps.input.all") : texts.get("steps.input", channel(shown));
  }

  /** The name of an input channel, with its color in an image. */
  private String channel(int number) {
    return state.layerIndex() == 0 && state.inputs() == 3 ? texts.get("steps.colour." + number)
        : texts.get("steps.input.channel", number);
  }

  private NumberTable inputs(int[] terms, int columns, boolean flat) {
    double[] values = Arrays.stream(terms).mapToDouble(term -> sum.inputs()[term]).toArray();
    ColourScale scale = flat ? ColourScale.spanning(sum.inputs(), ColourMap.SEQUENTIAL) : pictures.scale(shown);
    int[] argb = Arrays.stream(terms).map(term -> sum.padding(term) ? 0 : scale.argb(sum.inputs()[term])).toArray();
    return NumberTable.of(texts.get(flat ? "steps.table.inputs.units" : "steps.table.inputs", channel(shown)), "", columns,
        values, argb);
  }

  private NumberTable weights(int[] terms, int columns, boolean flat) {
    ColourScale scale = ColourScale.symmetric(sum.weights(), ColourMap.DIVERGING);
    double[] values = Arrays.stream(terms).mapToDouble(term -> sum.weights()[term]).toArray();
    boolean[] changed = new boolean[terms.length];
    for (int i = 0; i < terms.length; i++) {
      changed[i] = filter.changed(state.row(), state.column(), terms[i]);
    }
    return new NumberTable(texts.get("steps.table.weights"), "×", columns,
        values, Arrays.stream(values).mapToInt(scale::argb).toArray(), changed, List.of(), true,
        Math.max(0.1, scale.high()));
  }

  private NumberTable products(int[] terms, int columns) {
    float[] all = new float[sum.terms()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) sum.product(i);
    }
    ColourScale scale = ColourScale.symmetric(all, ColourMap.DIVERGING);
    double[] values = Arrays.stream(terms).mapToDouble(sum::product).toArray();
    return NumberTable.of(texts.get("steps.table.products"), "=", columns, values,
        Arrays.stream(terms).map(term -> sum.padding(term) ? 0 : scale.argb(sum.product(term))).toArray());
  }

  /** Whether the partial sum of channel {@code input} has been computed in this phase. */
  private boolean summed(int input) {
    return phase != Phase.PRODUCTS || (state.inputChannel() == StepPath.ALL ? input <= shown : input == shown);
  }

  private @Nullable NumberTable partial() {
    if (state.inputs() < 2) {
      return null;
    }
    double[] sums = sum.byChannel();
    float[] colours = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      colours[i] = (float) sums[i];
      sums[i] = summed(i) ? sums[i] : Double.NaN;
    }
    ColourScale scale = ColourScale.symmetric(colours, ColourMap.DIVERGING);
    return NumberTable.of(texts.get("steps.partial"), "", Math.min(SUMS, sums.length), sums,
        Arrays.stream(sums).mapToInt(scale::argb).toArray()).marking(shown);
  }

  private double soFar() {
    if (state.inputs() == 0) {
      return sum.sum() - sum.bias();
    }
    double[] sums = sum.byChannel();
    return IntStream.range(0, sums.length).filter(this::summed).mapToDouble(input -> sums[input]).sum();
  }

  private List<StepFrame.Stage> stages() {
    boolean bias = phase == Phase.BIAS;
    boolean after = phase == Phase.ACTIVATION;
    boolean one = phase == Phase.PRODUCTS && state.inputs() > 1;
    String first = !one ? texts.get("steps.stage.products") : state.inputChannel() == StepPath.ALL
        ? texts.get("steps.stage.running", channel(shown)) : texts.get("steps.stage.channel", channel(shown));
    List<StepFrame.Stage> stages = new ArrayList<>();
    stages.add(new StepFrame.Stage("", first, soFar(), true, !bias && !after));
    if (sum.biased()) {
      stages.add(new StepFrame.Stage("+", texts.get("steps.stage.bias"), sum.bias(), bias || after, bias));
      stages.add(new StepFrame.Stage("=", texts.get("steps.stage.sum"), sum.sum(), bias || after, bias));
    }
    if (state.path().phases().contains(Phase.ACTIVATION)) {
      stages.add(new StepFrame.Stage("→", texts.get("steps.stage.relu"), sum.value(), after, after));
    }
    return stages;
  }

  private String sentence(int[] terms) {
    return switch (phase) {
      case PRODUCTS -> {
        long padding = Arrays.stream(terms).filter(sum::padding).count();
        String key = state.inputs() == 0 ? "steps.say.products.units" : "steps.say.products";
        yield texts.get(key, channel(shown), terms.length, Figures.signed(Arrays.stream(terms).mapToDouble(sum::product).sum()),
            padding);
      }
      case SUM -> texts.get("steps.say.sum", state.inputs(), Figures.signed(soFar()));
      case BIAS -> texts.get("steps.say.bias", Figures.signed(sum.bias()), Figures.signed(sum.sum()));
      default -> texts.get(sum.sum() > 0 ? "steps.say.kept" : "steps.say.cut", Figures.signed(sum.sum()));
    };
  }
}
