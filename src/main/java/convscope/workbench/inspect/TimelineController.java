package convscope.workbench.inspect;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.ModelAtHand;
import convscope.workbench.session.ModelAtHand.Origin;
import convscope.workbench.session.ModelDesk;
import convscope.workbench.session.Moment;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The moments of the run: a slider over its checkpoints, and a film of them. JavaFX thread. */
final class TimelineController {
  private static final long FRAME_MILLIS = 700;

  private final ModelDesk models;
  private final Texts texts;
  private final Pulse film = new Pulse(FRAME_MILLIS, this::next);
  private final InvalidationListener momentsChanged = moments -> arrange();
  private final Parent node;
  private final Subscription listening;
  private boolean arranging;

  @FXML private ToggleButton play;
  @FXML private Slider time;
  @FXML private Label moment;
  @FXML private Label why;

  TimelineController(ModelDesk models, Texts texts) {
    this.models = models;
    this.texts = texts;
    node = Fxml.load(this, texts);
    models.moments().addListener(momentsChanged);
    listening = Subscription.combine(models.momentProperty().subscribe(now -> arrange()),
        models.modelProperty().subscribe(now -> arrange()));
  }

  @FXML
  private void initialize() {
    time.valueProperty().addListener((property, was, is) -> {
      int index = (int) Math.round(is.doubleValue());
      if (!arranging && index < models.moments().size()) {
        models.show(index);
      }
    });
    play.selectedProperty().addListener((property, was, is) -> play(is));
  }

  Parent node() {
    return node;
  }

  /** The film halts when nobody sees it. */
  void hidden() {
    play.setSelected(false);
  }

  void close() {
    film.stop();
    models.moments().removeListener(momentsChanged);
    listening.unsubscribe();
  }

  private void play(boolean wanted) {
    play.setText(texts.get(wanted ? "film.pause" : "film.play"));
    play.setGraphic(new FontIcon(wanted ? "fth-pause" : "fth-play"));
    if (wanted) {
      if (at() == models.moments().size() - 1) {
        models.show(0);
      }
      film.start();
    } else {
      film.stop();
    }
  }

  /** One further; the frame before must have come, so that a slow disk makes a slow film and no gaps. */
  private void next() {
    if (!models.openingProperty().get()) {
      if (at() < models.moments().size() - 1) {
        models.show(at() + 1);
      } else {
        play.setSelected(false);
      }
    }
  }

  private int at() {
    return models.moments().indexOf(models.momentProperty().get());
  }

  private void arrange() {
    arranging = true;
    int count = models.moments().size();
    boolean enough = count > 1;
    time.setMax(Math.max(1, count - 1));
    int at = at();
    if (at >= 0) {
      time.setValue(at);
    }
    time.setDisable(!enough);
    play.setDisable(!enough);
    if (!enough) {
      play.setSelected(false);
    }
    moment.setText(moment(models.momentProperty().get()));
    why.setVisible(!enough);
    why.setManaged(!enough);
    ModelAtHand model = models.modelProperty().get();
    why.setText(texts.get(model != null && model.origin() == Origin.TRAINING ? "time.soon" : "time.single"));
    arranging = false;
  }

  private String moment(Moment shown) {
    ModelAtHand model = models.modelProperty().get();
    if (shown == null || model == null) {
      return "";
    }
    return shown.now() ? texts.get("time.now", model.step()) : texts.get("time.step", shown.step());
  }
}
