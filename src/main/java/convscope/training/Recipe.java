package convscope.training;

import convscope.data.Augmentation;
import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.runs.Manifest;
import convscope.runs.Setting;

/** How a run learns, as plain data made from its settings. Immutable. */
public record Recipe(Learning learning, Schedule schedule, Augmentation augmentation) {

  /** The recipe that {@code settings} describe. */
  public static Recipe of(Manifest.Settings settings) {
    return new Recipe(new Learning(optimizer(settings), settings.decimal(Setting.LABEL_SMOOTHING),
        decoupledDecay(settings), settings.decimal(Setting.CLIP_GRADIENTS)), Schedule.of(settings),
        augmentation(settings));
  }

  private static Augmentation augmentation(Manifest.Settings settings) {
    return new Augmentation(settings.distort(), flips(settings.choice(Setting.FLIPS)),
        (int) settings.whole(Setting.CUTOUT), (int) settings.whole(Setting.TRANSLATION));
  }

  private static Augmentation.Flips flips(String name) {
    return switch (name) {
      case "random" -> Augmentation.Flips.RANDOM;
      case "alternating" -> Augmentation.Flips.ALTERNATING;
      default -> throw new IllegalArgumentException("No flips are called " + name);
    };
  }

  /** AdamW is Adam with decoupled decay. */
  private static double decoupledDecay(Manifest.Settings settings) {
    return settings.choice(Setting.OPTIMIZER).equals("adamw") ? settings.decimal(Setting.DECOUPLED_DECAY) : 0;
  }

  private static Optimizer optimizer(Manifest.Settings settings) {
    String name = settings.choice(Setting.OPTIMIZER);
    return switch (name) {
      case "sgd" -> new Optimizer.Sgd();
      case "momentum" -> new Optimizer.Momentum(settings.decimal(Setting.MOMENTUM));
      case "nesterov" -> new Optimizer.Nesterov(settings.decimal(Setting.MOMENTUM));
      case "adam", "adamw" -> new Optimizer.Adam(settings.decimal(Setting.BETA_1), settings.decimal(Setting.BETA_2),
          settings.decimal(Setting.EPSILON));
      default -> throw new IllegalArgumentException("No optimizer is called " + name);
    };
  }
}
