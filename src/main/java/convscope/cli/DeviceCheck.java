package convscope.cli;

import convscope.cli.CheckLines.Apart;
import convscope.engine.Engine;
import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.foundation.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Checks an engine against a file's reference numbers, and for reproducibility: identical bytes again, also after a
 * stop.
 */
final class DeviceCheck {
  /** A network with this many layers gets a line per layer; others get one line for all. */
  private static final int MANY_LAYERS = 8;
  private static final double FULL = 1e-4;
  private static final double COARSE = 1e-2;
  /** The bound if ReLUs decide differently: it grows with the square root of their number. */
  private static final double DECIDED_OTHERWISE = 0.1;
  private static final double FULL_LOSS = 1e-3;
  private static final double COARSE_LOSS = 1e-2;
  private static final int REPEATED = 4;
  private static final int SLOW_BATCH = 16;
  private static final double SLOW = 0.5e9;
  private static final double RATE = 0.05;
  private static final double AVERAGE_DECAY = 0.9;
  /** With all that a step can do: smoothed labels, decoupled decay and clipped gradients. */
  private static final Learning ADAM_W = new Learning(new Optimizer.Adam(0.9, 0.999, 1e-8), 0.1, 0.01, 1);

  private final Engine engine;
  private final CheckLines lines;
  /** Whether factors have 10 bits of fraction. */
  private final boolean coarse;

  DeviceCheck(Engine engine, CheckLines lines) {
    this.engine = engine;
    this.lines = lines;
    coarse = engine.variant().contains("tf32");
  }

  /** Checks everything except the speed. */
  void run(CheckFile file) {
    file.numbers().forEach((one, expected) -> trying(one.name(), () -> numbers(one, expected)));
    file.descents().forEach((one, losses) -> trying(one.name(), () -> descent(one, losses)));
    trying("same bytes", () -> bytes(new CheckCase("all-kinds", CheckNetworks.allKinds(), 37),
        Learning.with(new Optimizer.Momentum(0.9))));
    trying("same bytes", () -> bytes(new CheckCase("all-kinds, AdamW", CheckNetworks.allKinds(), 37), ADAM_W));
    trying("same bytes", () -> {
      CheckCase tutorial = new CheckCase("tutorial", CheckNetworks.tutorial(), 128);
      bytes(slow(tutorial) ? new CheckCase("tutorial", CheckNetworks.tutorial(), SLOW_BATCH) : tutorial,
          Learning.with(new Optimizer.Sgd()));
    });
  }

  /** One kind of failure must not hide the others. */
  private void trying(String what, Runnable check) {
    try {
      check.run();
    } catch (Problem | IllegalStateException | IllegalArgumentException failure) {
      lines.result(engine.variant() + " " + what + ": " + failure, false);
    }
  }

  private void numbers(CheckCase one, Map<String, float[]> expected) {
    Map<String, float[]> found = CheckNumbers.of(engine, one);
    boolean byPart = one.network().layers().size() >= MANY_LAYERS;
    String worst = "";
    Apart apart = new Apart(0, 0);
    boolean all = true;
    for (Map.Entry<String, float[]> figure : expected.entrySet()) {
      Apart here = Apart.of(found.getOrDefault(figure.getKey(), new float[0]), figure.getValue());
      boolean passes = passes(one, figure.getKey(), here);
      if (byPart || !passes) {
        lines.result(engine.variant() + " " + one.name() + " " + figure.getKey() + " " + here, passes);
      }
      if (worst.isEmpty() || here.largest() > apart.largest()) {
        worst = figure.getKey();
        apart = here;
      }
      all &= passes;
    }
    if (!byPart && all) {
      lines.result(engine.variant() + " " + one.name() + " worst: " + worst + " " + apart, true);
    }
  }

  /**
   * With coarse factors gradients are checked against the bound only without ReLU and max pooling: rounding flips about
   * one in thousands of those.
   */
  private boolean passes(CheckCase one, String what, Apart apart) {
    if (!coarse) {
      return apart.largest() <= FULL;
    }
    boolean gradient = what.startsWith(CheckNumbers.GRADIENT);
    return gradient && !one.name().equals(CheckCase.SMOOTH) ? apart.norm() <= DECIDED_OTHERWISE
        : apart.largest() <= COARSE;
  }

  private void descent(CheckCase one, float[] expected) {
    float[] found = CheckNumbers.descent(engine, one, expected.length, CheckFile.RATE);
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      double difference = Math.abs((double) found[i] - expected[i]);
      largest = difference >= 0 ? Math.max(largest, difference) : Double.POSITIVE_INFINITY;
    }
    lines.result(String.format(Locale.ROOT, "%s %s: loss from %.4f to %.4f, largest difference %.1e", engine.variant(),
        one.name(), found[0], found[found.length - 1], largest), largest <= (coarse ? COARSE_LOSS : FULL_LOSS));
  }

  /** Whether a step is so slow that only few are affordable. */
  boolean slow(CheckCase one) {
    try (Trainer trainer = ready(one, Learning.with(new Optimizer.Sgd()))) {
      step(trainer, one, 0);
      long start = System.nanoTime();
      step(trainer, one, 0);
      return System.nanoTime() - start > SLOW;
    }
  }

  private void bytes(CheckCase one, Learning learning) {
    Map<String, float[]> first = learned(one, learning);
    String where = engine.variant() + " " + one.name() + " batch=" + one.batch() + ": ";
    lines.result(where + "two runs of " + REPEATED + " steps end in the same bytes",
        same(first, learned(one, learning)));
    try (Trainer stopped = ready(one, learning); Trainer resumed = ready(one, learning)) {
      for (int step = 0; step < REPEATED / 2; step++) {
        step(stopped, one, step);
      }
      resumed.setParameters(stopped.parameters());
      resumed.setAverages(stopped.averages());
      resumed.setOptimizerState(stopped.optimizerState());
      for (int step = REPEATED / 2; step < REPEATED; step++) {
        step(resumed, one, step);
      }
      lines.result(where + "a stopped and resumed run ends in the same bytes", same(first, state(resumed)));
    }
  }

  private Map<String, float[]> learned(CheckCase one, Learning learning) {
    try (Trainer trainer = ready(one, learning)) {
      for (int step = 0; step < REPEATED; step++) {
        step(trainer, one, step);
      }
      return state(trainer);
    }
  }

  private Trainer ready(CheckCase one, Learning learning) {
    Trainer trainer = engine.trainer(one.network(), one.batch(), learning);
    trainer.setParameters(one.parameters());
    return trainer;
  }

  private static void step(Trainer trainer, CheckCase one, int step) {
    trainer.step(one.images(step), one.labels(), new StepPlan(step, RATE, AVERAGE_DECAY));
  }

  private static Map<String, float[]> state(Trainer trainer) {
    Map<String, float[]> state = new LinkedHashMap<>();
    state.putAll(trainer.parameters());
    trainer.averages().forEach((name, values) -> state.put("average of " + name, values));
    state.putAll(trainer.optimizerState());
    return state;
  }

  private static boolean same(Map<String, float[]> found, Map<String, float[]> expected) {
    return found.keySet().equals(expected.keySet())
        && found.entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), expected.get(entry.getKey())));
  }

  /** One step of a small network with every kind of layer, and an inference, for memory checkers. */
  void oneStep() {
    CheckCase one = new CheckCase("all-kinds", CheckNetworks.allKinds(), 37);
    try (Trainer trainer = ready(one, ADAM_W)) {
      step(trainer, one, 0);
      trainer.probe();
    }
    lines.result(engine.variant() + " " + one.name() + ": one step is done", true);
  }
}
