package convscope.workbench.inspect;

import convscope.foundation.Figures;
import convscope.insight.ColourMap;
import convscope.insight.ColourScale;
import convscope.insight.SoftmaxSteps;
import convscope.workbench.fx.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A step of the softmax: e^logit of each class, their sum, and each class's share of it. JavaFX thread. */
final class SoftmaxFrame {
  private final StepsState state;
  private final List<String> classes;
  private final Texts texts;
  private final SoftmaxSteps steps;
  private final int count;

  /** @param classes the names of the classes */
  SoftmaxFrame(StepsState state, List<String> classes, Texts texts) {
    this.state = state;
    this.classes = classes;
    this.texts = texts;
    steps = SoftmaxSteps.of(state.logits());
    count = classes.size();
  }

  StepFrame frame() {
    int step = state.step();
    boolean summed = step >= count;
    // After a change all of it is seen at once: that is what the change is for.
    boolean all = state.change().any();
    int own = step < count ? step : step == count ? -1 : step - count - 1;
    double[] exponentials = known(steps.exponentials(), all ? count : Math.min(count, step + 1));
    double[] probabilities = known(steps.probabilities(), all ? count : Math.max(0, step - count));
    ColourScale ofLogits = ColourScale.symmetric(steps.logits(), ColourMap.DIVERGING);
    double largest = Arrays.stream(steps.exponentials()).max().orElse(1);
    double[] logits = IntStream.range(0, count).mapToDouble(i -> steps.logits()[i]).toArray();
    boolean[] changed = new boolean[count];
    for (int i = 0; i < count; i++) {
      changed[i] = state.change().logits() != null
          && steps.logits()[i] != state.subject().activations().get(state.layerIndex())[i];
    }
    return new StepFrame(sentence(own, summed), List.of(
        new NumberTable(texts.get("steps.table.logits"), "", 1, logits, colours(logits, ofLogits), changed, classes,
            true, Math.max(5, ofLogits.high())),
        table(steps.shift() == 0 ? texts.get("steps.table.exponentials")
            : texts.get("steps.table.exponentials.shifted", Figures.signed(steps.shift())), exponentials, largest)
            .marking(own),
        table(texts.get("steps.table.probabilities"), probabilities, 1).marking(summed ? own : -1)),
        null, stages(own, summed, all), null, null, null);
  }

  private static double[] known(double[] values, int first) {
    double[] known = values.clone();
    Arrays.fill(known, first, known.length, Double.NaN);
    return known;
  }

  private static NumberTable table(String caption, double[] values, double largest) {
    return NumberTable.of(caption, "→", 1, values,
        colours(values, new ColourScale(0, largest, ColourMap.SEQUENTIAL)));
  }

  private static int[] colours(double[] values, ColourScale scale) {
    return Arrays.stream(values).mapToInt(scale::argb).toArray();
  }

  private List<StepFrame.Stage> stages(int own, boolean summed, boolean all) {
    int shown = own >= 0 ? own : 0;
    boolean sum = summed || all;
    boolean share = summed && own >= 0;
    return List.of(
        new StepFrame.Stage("", texts.get("steps.stage.exponential", classes.get(shown)), steps.exponentials()[shown],
            own >= 0, own >= 0 && !summed),
        new StepFrame.Stage("÷", texts.get("steps.stage.exponentials"), steps.sum(), sum, summed && own < 0),
        new StepFrame.Stage("=", texts.get("steps.stage.probability"), steps.probabilities()[shown],
            share || all && own >= 0, share));
  }

  private String sentence(int own, boolean summed) {
    if (own < 0) {
      return texts.get("steps.say.exponentials", count, Figures.signed(steps.sum()));
    }
    String logit = Figures.signed(steps.logits()[own] - steps.shift());
    return summed ? texts.get("steps.say.probability", classes.get(own), Figures.signed(steps.exponentials()[own]),
        Figures.signed(steps.sum()), Figures.signed(steps.probabilities()[own]))
        : texts.get("steps.say.exponential", classes.get(own), logit, Figures.signed(steps.exponentials()[own]));
  }
}
