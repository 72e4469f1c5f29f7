package convscope.workbench.inspect;

import convscope.foundation.Figures;
import convscope.insight.Activated;
import convscope.insight.BatchNormalized;
import convscope.insight.ColourMap;
import convscope.insight.ColourScale;
import convscope.insight.DerivationVisitor;
import convscope.insight.Largest;
import convscope.insight.Mean;
import convscope.insight.Normalized;
import convscope.insight.Phase;
import convscope.insight.WeightedSum;
import convscope.insight.Window;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says what is seen at a step, by the kind of the computation. JavaFX thread. */
final class StepFrames implements DerivationVisitor<StepFrame> {
  private final StepsState state;
  private final Texts texts;
  private final StepPictures pictures;
  private final Phase phase;
  /** How many phases of the value are done before this one. */
  private final int passed;

  private StepFrames(StepsState state, Texts texts) {
    this.state = state;
    this.texts = texts;
    pictures = new StepPictures(state);
    phase = state.path().phase(state.step());
    passed = state.path().phaseIndex(state.step());
  }

  /** What is seen at {@code state}; {@code classes} are the names of the classes. */
  static StepFrame of(StepsState state, List<String> classes, Texts texts) {
    return state.softmax() ? new SoftmaxFrame(state, classes, texts).frame()
        : state.derivation().accept(new StepFrames(state, texts));
  }

  @Override
  public StepFrame weightedSum(WeightedSum sum) {
    return new SumFrame(state, sum, texts).frame();
  }

  @Override
  public StepFrame largest(Largest largest) {
    Window window = largest.window();
    boolean found = phase == Phase.MAXIMUM;
    double[] values = IntStream.range(0, largest.values().length)
        .mapToDouble(i -> largest.padding(i) ? Double.NaN : largest.values()[i]).toArray();
    int at = (largest.row() - window.top()) * window.width() + largest.column() - window.left();
    String sentence = found ? texts.get("steps.say.maximum", Figures.signed(largest.value()), largest.row(),
        largest.column()) : window(values);
    return new StepFrame(sentence, List.of(table(window, values).marking(found ? at : -1)), null,
        List.of(stage("", "maximum", largest.value(), 1)),
        picture(window, found ? Window.place(largest.row(), largest.column()) : null), null, output());
  }

  @Override
  public StepFrame mean(Mean mean) {
    Window window = mean.window();
    Window inside = window.on(mean.source());
    double[] values = new double[window.height() * window.width()];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < mean.values().length; i++) {
      int row = inside.top() + i / inside.width() - window.top();
      values[row * window.width() + inside.left() + i % inside.width() - window.left()] = mean.values()[i];
    }
    int count = mean.values().length;
    String sentence = switch (phase) {
      case WINDOW -> window(values);
      case TOTAL -> texts.get("steps.say.total", count, Figures.signed(mean.sum()));
      default -> texts.get("steps.say.mean", Figures.signed(mean.sum()), count, Figures.signed(mean.value()));
    };
    return new StepFrame(sentence, List.of(table(window, values)), null, List.of(stage("", "total", mean.sum(), 1),
        stage("÷", "count", count, 2), stage("=", "mean", mean.value(), 2)), picture(window, null), null, output());
  }

  @Override
  public StepFrame activated(Activated of) {
    String key = of.sentence().key();
    String sentence = phase == Phase.FACTOR ? texts.get("steps.say.factor." + key, fine(of.input()), fine(of.factor()))
        : texts.get("steps.say.product", fine(of.input()), fine(of.factor()), fine(of.value()));
    return new StepFrame(sentence, List.of(alone(of.input())), null, List.of(
        new StepFrame.Stage("", texts.get("steps.stage.value"), fine(of.input()), true, false),
        new StepFrame.Stage("×", texts.get("steps.stage.factor"), fine(of.factor()), true, passed == 0),
        new StepFrame.Stage("=", texts.get("steps.stage.product"), fine(of.value()), passed >= 1, passed == 1)),
        picture(Window.place(state.row(), state.column()), null), null, output());
  }

  /** A table of the one value of the input. */
  private NumberTable alone(double input) {
    return NumberTable.of(texts.get("steps.stage.value"), "", 1, new double[] {input},
        new int[] {pictures.scale(state.channelNow()).argb(input)});
  }

  @Override
  public StepFrame batchNormalized(BatchNormalized of) {
    double scaled = of.normalized() * of.scale();
    String sentence = switch (phase) {
      case CENTERED -> texts.get("steps.say.centered", fine(of.input()), fine(of.mean()), fine(of.centered()));
      case NORMALIZED -> texts.get("steps.say.normalized", fine(of.centered()), fine(of.deviation()),
          fine(of.normalized()));
      case SCALED -> texts.get("steps.say.scaled", fine(of.normalized()), fine(of.scale()), fine(scaled));
      default -> texts.get("steps.say.shifted", fine(scaled), fine(of.shift()), fine(of.value()));
    };
    List<StepFrame.Stage> stages = new ArrayList<>(List.of(
        new StepFrame.Stage("", texts.get("steps.stage.value"), fine(of.input()), true, false),
        fine("−", "channel.mean", of.mean(), 0), fine("÷", "deviation", of.deviation(), 1)));
    if (of.layer().scale()) {
      stages.add(fine("×", "scale", of.scale(), 2));
    }
    int last = state.path().phases().size() - 1;
    stages.add(fine("+", "shift", of.shift(), last));
    stages.add(fine("=", "product", of.value(), last));
    return new StepFrame(sentence, List.of(alone(of.input())), null, stages,
        picture(Window.place(state.row(), state.column()), null), null, output());
  }

  @Override
  public StepFrame normalized(Normalized of) {
    String bias = Figures.signed(of.layer().bias());
    String alpha = Figures.signed(of.layer().alpha());
    String beta = Figures.signed(of.layer().beta());
    String sentence = switch (phase) {
      case SQUARES -> texts.get("steps.say.squares", of.firstChannel(), of.firstChannel() + of.neighbours().length - 1,
          state.channel());
      case SUM_OF_SQUARES -> texts.get("steps.say.squares.sum", Figures.signed(of.squares()));
      case BASE -> texts.get("steps.say.base", bias, alpha, Figures.signed(of.squares()), fine(of.base()));
      case DIVISOR -> texts.get("steps.say.divisor", fine(of.base()), beta, fine(of.divisor()));
      default -> texts.get("steps.say.quotient", fine(of.own()), fine(of.divisor()), fine(of.value()));
    };
    return new StepFrame(sentence, neighbours(of), null, List.of(
        stage("", "squares", of.squares(), 1), fine("→", "base", of.base(), 2, bias, alpha),
        fine("→", "divisor", of.divisor(), 3, beta), fine("→", "quotient", of.value(), 4)),
        picture(Window.place(state.row(), state.column()), null), null, output());
  }

  /** A column for each neighbor: its channel, its value, and the square of that. */
  private List<NumberTable> neighbours(Normalized of) {
    int own = state.channel() - of.firstChannel();
    double[] values = IntStream.range(0, of.neighbours().length).mapToDouble(i -> of.neighbours()[i]).toArray();
    float[] squares = new float[values.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (float) (values[i] * values[i]);
    }
    ColourScale scale = ColourScale.spanning(new float[] {0, largest(of.neighbours())}, ColourMap.SEQUENTIAL);
    ColourScale squared = ColourScale.spanning(new float[] {0, largest(squares)}, ColourMap.SEQUENTIAL);
    return List.of(NumberTable.of(texts.get("steps.table.neighbours", of.firstChannel(),
        of.firstChannel() + values.length - 1), "", values.length, values,
        Arrays.stream(values).mapToInt(scale::argb).toArray()).marking(own),
        NumberTable.of(texts.get("steps.table.squares"), "→", values.length,
            Arrays.stream(values).map(value -> value * value).toArray(),
            Arrays.stream(values).mapToInt(value -> squared.argb(value * value)).toArray()).marking(own));
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** A number that phase {@code at} computes. */
  private StepFrame.Stage stage(String operator, String key, double value, int at, Object... words) {
    return new StepFrame.Stage(operator, texts.get("steps.stage." + key, words), value, passed >= at, passed == at);
  }

  private StepFrame.Stage fine(String operator, String key, double value, int at, Object... words) {
    return new StepFrame.Stage(operator, texts.get("steps.stage." + key, words), fine(value), passed >= at,
        passed == at);
  }

  /** With as many digits as show what a normalization does: its denominator is often close to 1. So is a factor. */
  private static String fine(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
  }

  private String window(double[] values) {
    int known = (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    return texts.get("steps.say.window", known, state.channelNow(), values.length - known);
  }

  private NumberTable table(Window window, double[] values) {
    ColourScale scale = pictures.scale(state.channelNow());
    return NumberTable.of(texts.get("steps.table.window"), "", window.width(), values,
        Arrays.stream(values).mapToInt(scale::argb).toArray());
  }

  private StepFrame.Picture picture(Window frame, @Nullable Window mark) {
    String name = texts.get("steps.input.channel", state.channelNow());
    return pictures.input(texts.get("steps.input", name), state.channelNow(), frame, mark);
  }

  private StepFrame.Picture output() {
    return pictures.output(texts.get("steps.output", state.channelNow()));
  }
}
