package convscope.workbench.train;

import convscope.workbench.control.LogSlider;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SettingEntry;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The learning rate: its number, and a slider below, which applies what is chosen. JavaFX thread. */
final class RateRow implements SettingRow {
  private final SettingRow number;
  private final LogSlider slider;
  private final VBox node;
  private final Subscription listening;

  /**
   * The row of {@code entry}.
   *
   * @param number its row without a slider
   * @param chosen gets what has been chosen with the slider, when the field has it
   */
  RateRow(SettingEntry entry, SettingRow number, Texts texts, DoubleConsumer chosen) {
    this.number = number;
    slider = new LogSlider(PlanForm.LEAST_RATE, PlanForm.MOST_RATE, texts, "rate", "form-rate", entry::set, rate -> {
      entry.set(rate);
      chosen.accept(rate);
    });
    node = new VBox(number.node(), slider);
    node.getStyleClass().add("field");
    listening = entry.textProperty().subscribe(typed -> {
      if (!slider.isBeingChosen()) {
        entry.value().ifPresent(value -> slider.show(((Number) value).doubleValue()));
      }
      slider.setSliderText(texts.get("rate.now", typed));
    });
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void close() {
    slider.stop();
    listening.unsubscribe();
    number.close();
  }
}
