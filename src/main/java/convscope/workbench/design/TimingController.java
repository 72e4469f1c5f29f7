package convscope.workbench.design;

import convscope.engine.Engine;
import convscope.training.LayerTimes;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The row that has the time of each layer measured, and says whether it was. JavaFX thread. */
final class TimingController {
  private final DesignModel model;
  private final LayerTiming timing;
  private final Texts texts;
  private final Parent node;
  private boolean measuring;

  @FXML private Button measure;
  @FXML private Label words;

  TimingController(DesignModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    timing = model.timing();
    node = Fxml.load(this, texts);
  }

  Parent node() {
    return node;
  }

  /**
   * Shows how far the measuring is.
   *
   * @param measuring whether this network is being measured
   * @param times its times; empty if it was not measured
   */
  void show(DesignModel.State now, int batch, boolean measuring, Optional<LayerTimes> times) {
    this.measuring = measuring;
    Engine engine = timing.engine().getValue();
    boolean free = timing.free().getValue();
    measure.setText(texts.get(measuring ? "measure.cancel" : times.isPresent() ? "measure.again" : "measure.name"));
    measure.setDisable(!measuring && (now.found().problem() != null || engine == null || !free));
    String device = engine == null ? "" : engine.device().name();
    if (measuring) {
      words.setText(texts.get("timing.measuring", device));
    } else if (times.isPresent()) {
      words.setText(texts.get("timing.measured", times.get().millis(), batch, device));
    } else {
      words.setText(texts.get(free ? "timing.none" : "timing.busy"));
    }
  }

  @FXML
  private void measure() {
    if (measuring) {
      timing.cancel();
    } else {
      model.measure();
    }
  }
}
