package convscope.workbench.inspect;

import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.Moment;
import convscope.workbench.session.SelectedNetwork;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The run's checkpoints: a slider with a tick for each and the best marked, and playback with its speed. JavaFX thread.
 */
final class TimelineController {
  private final FilmModel film;
  private final SelectedNetwork models;
  private final Continuation continuation;
  private final BooleanBinding possible;
  private final Texts texts;
  private final InvalidationListener momentsChanged = moments -> arrange();
  private final Parent node;
  private final Subscription listening;
  private boolean arranging;

  @FXML private ToggleButton play;
  @FXML private ToggleButton loop;
  @FXML private ChoiceBox<Double> speed;
  @FXML private StackPane course;
  @FXML private Slider time;
  @FXML private CheckpointTicks ticks;
  @FXML private Button best;
  @FXML private Label moment;
  @FXML private Button branch;
  @FXML private Label why;

  TimelineController(FilmModel film, SelectedNetwork models, Continuation continuation, Texts texts) {
    this.film = film;
    this.models = models;
    this.continuation = continuation;
    possible = continuation.possibleBinding();
    this.texts = texts;
    node = Fxml.load(this, texts);
    models.moments().addListener(momentsChanged);
    listening = Subscription.combine(models.momentProperty().subscribe(now -> arrange()),
        models.modelProperty().subscribe(now -> arrange()), models.bestProperty().subscribe(now -> arrange()),
        film.playingProperty().subscribe(this::showPlaying), possible.subscribe(now -> arrange()));
  }

  @FXML
  private void initialize() {
    time.valueProperty().addListener((property, was, is) -> {
      int index = (int) Math.round(is.doubleValue());
      if (!arranging && index < models.moments().size()) {
        models.show(index);
      }
    });
    ticks.follow(time);
    play.selectedProperty().bindBidirectional(film.playingProperty());
    loop.selectedProperty().bindBidirectional(film.loopingProperty());
    speed.setConverter(new StringConverter<>() {
      @Override
      public String toString(Double factor) {
        return factor == null ? "" : texts.get("film.speed", factor);
      }

      @Override
      public Double fromString(String words) {
        throw new UnsupportedOperationException("Speeds are chosen, not typed");
      }
    });
    speed.getItems().setAll(FilmModel.SPEEDS);
    speed.valueProperty().bindBidirectional(film.speedProperty());
  }

  @FXML
  private void best() {
    int at = models.moments().indexOf(models.bestProperty().get());
    if (at >= 0) {
      film.playingProperty().set(false);
      models.show(at);
    }
  }

  /** Starts a new run that continues the displayed one from the selected checkpoint. */
  @FXML
  private void branch() {
    continuation.branch(models.runProperty().get(), models.momentProperty().get().step());
  }

  Parent node() {
    return node;
  }

  /** Whether {@code event} is one of the film's keys, which then has been obeyed. */
  boolean key(KeyEvent event) {
    if (!film.possible() || event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    switch (event.getCode()) {
      case P -> film.playingProperty().set(!film.playingProperty().get());
      case L -> film.loopingProperty().set(!film.loopingProperty().get());
      case COMMA -> film.step(-1);
      case PERIOD -> film.step(1);
      case OPEN_BRACKET -> film.accelerate(-1);
      case CLOSE_BRACKET -> film.accelerate(1);
      default -> {
        return false;
      }
    }
    return true;
  }

  void close() {
    models.moments().removeListener(momentsChanged);
    listening.unsubscribe();
    play.selectedProperty().unbindBidirectional(film.playingProperty());
    loop.selectedProperty().unbindBidirectional(film.loopingProperty());
    speed.valueProperty().unbindBidirectional(film.speedProperty());
  }

  private void showPlaying(boolean now) {
    play.setText(texts.get(now ? "film.pause" : "film.play"));
    play.setGraphic(new FontIcon(now ? "fth-pause" : "fth-play"));
  }

  private void arrange() {
    arranging = true;
    List<Moment> moments = models.moments();
    boolean enough = film.possible();
    int at = moments.indexOf(models.momentProperty().get());
    int bestAt = moments.indexOf(models.bestProperty().get());
    time.setMax(Math.max(1, moments.size() - 1));
    if (at >= 0) {
      time.setValue(at);
    }
    // Without an animation there is only room for what to do about it.
    for (Node control : List.of(play, loop, speed, course)) {
      Presence.set(control, enough);
    }
    if (!enough) {
      film.playingProperty().set(false);
    }
    best.setVisible(bestAt >= 0 && enough);
    best.setManaged(best.isVisible());
    best.setDisable(bestAt == at);
    ticks.show(enough ? moments.size() : 0, bestAt);
    Moment selected = models.momentProperty().get();
    Presence.set(branch, models.runProperty().get() != null);
    branch.setDisable(!possible.get() || selected == null || selected.now());
    moment.setText(moment(models.momentProperty().get()));
    Presence.set(moment, !moment.getText().isEmpty());
    why.setVisible(!enough);
    why.setManaged(!enough);
    why.setText(texts.get(models.isBuiltIn() ? "time.built-in"
        : models.followingProperty().get() && !models.idle() ? "time.soon" : "time.single"));
    arranging = false;
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
