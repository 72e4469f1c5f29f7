package convscope.training;

import convscope.engine.LayerProbe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much one step has changed the weights of a layer: the norm of its update, which is the learning rate times the
 * gradient (with momentum, times the accumulated gradient), over the norm of the weights. About 1e-3 is usual, between
 * 1e-4 and 1e-2: Karpathy, CS231n, "Neural networks part 3", ratio of weights to updates.
 *
 * @param layer its name
 * @param value of the ratio
 * @param atAnEnd whether it is of the first or the last layer with weights
 * @param beginning whether it is of one of the run's first steps
 */
public record UpdateRatio(String layer, double value, boolean atAnEnd, boolean beginning) {
  /** The least ratio that is usual. */
  public static final double USUAL_LOW = 1e-4;
  /** The largest ratio that is usual. */
  public static final double USUAL_HIGH = 1e-2;
  static final Comparator<UpdateRatio> LARGEST_LAST = Comparator.comparingDouble(UpdateRatio::value);

  private static final double EXPLODING = 10;
  /** The ends of the usual range are rules of thumb: up to half a decade above is not yet worth a warning. */
  private static final double LARGE = 3;
  /**
   * The first and the last layer may have tiny initial weights, as the tutorial's do (1e-4 and 1/192), so that updates
   * relative to the weights are large: up to 0.25 and 0.51 in the first steps of healthy runs of every edition. In
   * these steps those of the other layers are larger than later, too.
   */
  private static final double AT_THE_ENDS = 10;
  private static final double IN_THE_BEGINNING = 10;
  private static final long FIRST_STEPS = 100;
  private static final double PERCENT = 100;

  /** Those of all layers with weights, in their order. */
  static List<UpdateRatio> of(ProbePoint point) {
    List<LayerProbe> weighted = point.probe().layers().stream().filter(LayerProbe::weighted).toList();
    List<UpdateRatio> ratios = new ArrayList<>();
    for (int i = 0; i < weighted.size(); i++) {
      boolean atAnEnd = i == 0 || i == weighted.size() - 1;
      ratios.add(new UpdateRatio(weighted.get(i).layer(), point.updateRatio(weighted.get(i)), atAnEnd,
          point.step() < FIRST_STEPS));
    }
    return ratios;
  }

  /** Whether the update overwrites what was learned before. */
  boolean explodes() {
    return value > EXPLODING * usualHigh();
  }

  /** Whether it is larger than usual. */
  boolean large() {
    return value > limit();
  }

  private double limit() {
    return usualHigh() * (beginning ? IN_THE_BEGINNING : LARGE);
  }

  private double usualHigh() {
    return USUAL_HIGH * (atAnEnd ? AT_THE_ENDS : 1);
  }

  /** Whether it is smaller than usual. */
  boolean small() {
    return value < USUAL_LOW;
  }

  /** As per cent with two significant digits. */
  String words() {
    return perCent(value);
  }

  /** What it must not exceed to be of a reasonable size, as per cent. */
  String limitWords() {
    return perCent(limit());
  }

  private static String perCent(double ratio) {
    if (!Double.isFinite(ratio)) {
      return Double.toString(ratio);
    }
    BigDecimal percent = BigDecimal.valueOf(PERCENT * ratio).round(new MathContext(2)).stripTrailingZeros();
    return percent.toPlainString() + "%";
  }
}
