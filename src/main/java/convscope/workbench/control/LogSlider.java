package convscope.workbench.control;

import convscope.workbench.fx.ClickFocus;
import convscope.workbench.fx.Countdown;
import convscope.workbench.fx.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A positive number on a logarithmic scale: a slider, one mark per power of ten, between a button that divides the
 * number by 10 and one that multiplies it. Style class {@code log-slider}. JavaFX thread.
 */
public final class LogSlider extends HBox {
  /** So many digits can be set with the slider. */
  private static final MathContext DIGITS = new MathContext(2);
  /** What acts on the number need not do so for every pixel that the slider is moved. */
  private static final long SETTLED_MILLIS = 250;
  private static final double STEP = 0.1;

  private final double least;
  private final double most;
  private final Button less = new Button();
  private final Slider slider;
  private final Button more = new Button();
  private final DoubleConsumer moved;
  private final DoubleConsumer chosen;
  private final Countdown settled = new Countdown(SETTLED_MILLIS, this::settle);
  private boolean showing;

  /**
   * A slider from {@code least} to {@code most}.
   *
   * @param texts of the bundle that says, under {@code less}, {@code more} and {@code help}, each with {@code key} and
   *     a dot before it, what the parts do
   * @param id the start of the parts' ids
   * @param moved gets every number that the slider passes
   * @param chosen gets the number once it no longer moves, and that of a button at once
   */
  public LogSlider(double least, double most, Texts texts, String key, String id, DoubleConsumer moved,
      DoubleConsumer chosen) {
    this.least = least;
    this.most = most;
    this.moved = moved;
    this.chosen = chosen;
    slider = new Slider(Math.log10(least), Math.log10(most), Math.log10(least));
    slider.setId(id + "-slider");
    slider.setBlockIncrement(STEP);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setShowTickMarks(true);
    slider.setMinWidth(0);
    slider.setMaxWidth(Double.MAX_VALUE);
    slider.setAccessibleHelp(texts.get(key + ".help"));
    setHgrow(slider, Priority.ALWAYS);
    make(less, "\u00f7 10", texts.get(key + ".less"), id + "-less", -1);
    make(more, "\u00d7 10", texts.get(key + ".more"), id + "-more", 1);
    slider.valueProperty().addListener((property, was, is) -> moved());
    slider.valueChangingProperty().addListener((property, was, is) -> {
      if (!is) {
        settled.start();
      }
    });
    getStyleClass().add("log-slider");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(List.of(less, slider, more));
  }

  private void make(Button button, String sign, String does, String id, int powers) {
    button.setText(sign);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(does);
    button.setAccessibleHelp(does);
    button.setOnAction(pressed -> choose(shifted(powers)));
    ClickFocus.withhold(button);
  }

  /** Puts the slider at {@code number}, or at the nearest that it has, without reporting that. */
  public void show(double number) {
    showing = true;
    slider.setValue(Math.log10(Math.max(least, Math.min(most, number))));
    showing = false;
    offer(number);
  }

  /** The name of what is chosen, with the present value, for screen readers. */
  public void setSliderText(String words) {
    slider.setAccessibleText(words);
  }

  /** The number that the slider stands at. */
  public double number() {
    return new BigDecimal(Math.pow(10, slider.getValue())).round(DIGITS).doubleValue();
  }

  /** Whether a person is moving it at this moment: what was in force before must not push it back. */
  public boolean isBeingChosen() {
    return settled.isRunning() || slider.isValueChanging();
  }

  /** Forgets what has not been reported yet. */
  public void stop() {
    settled.stop();
  }

  private void offer(double number) {
    less.setDisable(number / 10 < least);
    more.setDisable(number * 10 > most);
  }

  private void moved() {
    if (!showing) {
      settled.start();
      offer(number());
      moved.accept(number());
    }
  }

  private void settle() {
    if (!slider.isValueChanging()) {
      choose(number());
    }
  }

  private void choose(double number) {
    settled.stop();
    show(number);
    chosen.accept(number);
  }

  /** The number times so many powers of ten, without binary fractions. */
  private double shifted(int powers) {
    return new BigDecimal(Double.toString(number())).scaleByPowerOfTen(powers).doubleValue();
  }

  @Override
  public String getUserAgentStylesheet() {
    return LogSlider.class.getResource("control.css").toExternalForm();
  }
}
