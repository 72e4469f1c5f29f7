package convscope.workbench.inspect;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.Moment;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The run's checkpoints: a slider, with the best of them marked, and playback. JavaFX thread.
 */
final class TimelineController {
  /** Playback takes about two seconds: a few checkpoints are shown one by one, many become an animation. */
  private static final long FILM_MILLIS = 1_700;
  private static final long LONGEST_FRAME_MILLIS = 700;
  private static final long SHORTEST_FRAME_MILLIS = 33;

  private final InspectModel model;
  private final SelectedNetwork models;
  private final Texts texts;
  private @Nullable Pulse film;
  private final InvalidationListener momentsChanged = moments -> arrange();
  private final Parent node;
  private final Subscription listening;
  private boolean arranging;

  @FXML private ToggleButton play;
  @FXML private Slider time;
  @FXML private StackPane track;
  @FXML private FontIcon mark;
  @FXML private Button best;
  @FXML private Label moment;
  @FXML private Label why;

  TimelineController(InspectModel model, SelectedNetwork models, Texts texts) {
    this.model = model;
    this.models = models;
    this.texts = texts;
    node = Fxml.load(this, texts);
    models.moments().addListener(momentsChanged);
    listening = Subscription.combine(models.momentProperty().subscribe(now -> arrange()),
        models.modelProperty().subscribe(now -> arrange()), models.bestProperty().subscribe(now -> arrange()));
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
    track.widthProperty().addListener((property, was, is) -> placeMark());
  }

  @FXML
  private void best() {
    int at = models.moments().indexOf(models.bestProperty().get());
    if (at >= 0) {
      play.setSelected(false);
      models.show(at);
    }
  }

  Parent node() {
    return node;
  }

  /** Playback stops when it is hidden. */
  void hidden() {
    play.setSelected(false);
  }

  void close() {
    stop();
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
      film = new Pulse(Math.max(SHORTEST_FRAME_MILLIS,
          Math.min(LONGEST_FRAME_MILLIS, FILM_MILLIS / models.moments().size())), this::next);
      film.start();
    } else {
      stop();
    }
  }

  private void stop() {
    if (film != null) {
      film.stop();
      film = null;
    }
  }

  /** One frame further; the previous frame must have been shown, so that a slow machine plays slowly, without gaps. */
  private void next() {
    if (!models.openingProperty().get() && model.upToDate()) {
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
    int bestAt = models.moments().indexOf(models.bestProperty().get());
    best.setVisible(bestAt >= 0 && enough);
    best.setManaged(best.isVisible());
    best.setDisable(bestAt == at);
    mark.setVisible(best.isVisible());
    placeMark();
    moment.setText(moment(models.momentProperty().get()));
    why.setVisible(!enough);
    why.setManaged(!enough);
    why.setText(texts.get(models.followingProperty().get() && !models.idle() ? "time.soon" : "time.single"));
    arranging = false;
  }

  /** At the position of the slider's thumb. */
  private void placeMark() {
    int at = models.moments().indexOf(models.bestProperty().get());
    Node thumb = time.lookup(".thumb");
    double margin = thumb == null ? 0 : thumb.getLayoutBounds().getWidth() / 2;
    double fraction = at / Math.max(1, time.getMax());
    mark.setTranslateX(margin + fraction * (track.getWidth() - 2 * margin) - mark.getLayoutBounds().getWidth() / 2);
  }

  private String moment(Moment shown) {
    LoadedNetwork now = models.modelProperty().get();
    if (shown == null || now == null) {
      return "";
    }
    if (shown.now()) {
      return texts.get("time.now", now.step());
    }
    return texts.get(shown.equals(models.bestProperty().get()) ? "time.best" : "time.step", shown.step());
  }
}
