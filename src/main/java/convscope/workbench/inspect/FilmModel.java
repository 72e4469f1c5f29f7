package convscope.workbench.inspect;

import convscope.workbench.fx.Pulse;
import convscope.workbench.session.SelectedNetwork;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Playback of a run's checkpoints: whether it plays, how fast, and whether it starts again at the end. A frame comes
 * only when the one before has been shown, so that a slow machine plays slowly, without gaps. JavaFX thread.
 */
final class FilmModel {
  /** The speeds that can be chosen, as multiples of the usual one. */
  static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);
  /**
   * At the usual speed, playback takes about two seconds: few checkpoints are shown one by one, many are an animation.
   */
  private static final long FILM_MILLIS = 1_700;
  private static final long LONGEST_FRAME_MILLIS = 700;
  private static final long SHORTEST_FRAME_MILLIS = 33;

  private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
  private final BooleanProperty looping = new SimpleBooleanProperty(this, "looping");
  private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(this, "speed", 1.0);
  private final SelectedNetwork models;
  private final BooleanSupplier shown;
  private Pulse frames;

  /**
   * Playback of the moments of {@code models}.
   *
   * @param shown whether the displayed network has been drawn
   */
  FilmModel(SelectedNetwork models, BooleanSupplier shown) {
    this.models = models;
    this.shown = shown;
    playing.addListener((property, was, is) -> play());
    speed.addListener((property, was, is) -> pace());
  }

  /** Whether it plays; set to start and to pause. Playing from the last checkpoint starts at the first. */
  BooleanProperty playingProperty() {
    return playing;
  }

  /** Whether it starts again after the last checkpoint. */
  BooleanProperty loopingProperty() {
    return looping;
  }

  /** One of {@link #SPEEDS}. */
  ObjectProperty<Double> speedProperty() {
    return speed;
  }

  /** Plays {@code by} speeds faster, or slower if negative, as far as there are any. */
  void accelerate(int by) {
    int at = SPEEDS.indexOf(speed.get()) + by;
    speed.set(SPEEDS.get(Math.max(0, Math.min(SPEEDS.size() - 1, at))));
  }

  /** Pauses and goes {@code by} checkpoints further, as far as there are any. */
  void step(int by) {
    playing.set(false);
    int wanted = Math.max(0, Math.min(models.moments().size() - 1, at() + by));
    if (wanted < models.moments().size()) {
      models.show(wanted);
    }
  }

  /** Whether there is anything to play. */
  boolean possible() {
    return models.moments().size() > 1;
  }

  /** How long a frame is shown at the chosen speed with {@code count} checkpoints, in milliseconds. */
  long frameMillis(int count) {
    long usual = Math.min(LONGEST_FRAME_MILLIS, FILM_MILLIS / Math.max(1, count));
    return Math.max(SHORTEST_FRAME_MILLIS, Math.round(usual / speed.get()));
  }

  private int at() {
    return models.moments().indexOf(models.momentProperty().get());
  }

  private void play() {
    if (playing.get() && !possible()) {
      playing.set(false);
      return;
    }
    if (playing.get() && at() == models.moments().size() - 1) {
      models.show(0);
    }
    pace();
  }

  private void pace() {
    if (frames != null) {
      frames.stop();
      frames = null;
    }
    if (playing.get()) {
      frames = new Pulse(frameMillis(models.moments().size()), this::next);
      frames.start();
    }
  }

  private void next() {
    if (models.openingProperty().get() || !shown.getAsBoolean()) {
      return;
    }
    if (at() < models.moments().size() - 1) {
      models.show(at() + 1);
    } else if (looping.get() && possible()) {
      models.show(0);
    } else {
      playing.set(false);
    }
  }
}
