package convscope.workbench.inspect;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.foundation.Problem;
import convscope.insight.LastFeatures;
import convscope.insight.PrincipalComponents;
import convscope.insight.Tsne;
import convscope.workbench.fx.Background;
import convscope.workbench.session.EngineDesk;
import convscope.workbench.session.ModelAtHand;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The first test images on a plane, by what a network makes of them just before it decides: their principal components at
 * once, and by t-SNE where somebody asks. Works in the background. JavaFX thread.
 */
final class ImageMap {
  /** How many images are mapped. */
  static final int IMAGES = 2_000;
  private static final int BATCH = 64;
  private static final double PERPLEXITY = 30;
  private static final long SEED = 1;

  /** By what the images are laid out. */
  enum Way { COMPONENTS, NEIGHBOURS }

  private final ReadOnlyObjectWrapper<Plane> plane = new ReadOnlyObjectWrapper<>(this, "plane");
  private final ReadOnlyObjectWrapper<Done> done = new ReadOnlyObjectWrapper<>(this, "done");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Background background;
  private final EngineDesk engines;
  private AtomicBoolean cancelled = new AtomicBoolean();

  /** A map whose classifier {@code engines} makes. */
  ImageMap(Background background, EngineDesk engines) {
    this.background = background;
    this.engines = engines;
  }

  /**
   * The images of a set on a plane.
   *
   * @param places two numbers for each of the first images of {@code images}
   * @param share of the variance that is to be seen, 0 … 1; NaN by neighbours
   */
  record Plane(Way way, ModelAtHand model, ImageSet images, LastFeatures features, double[] places, double share) {}

  /** How far the work in hand is, in parts of all. */
  record Done(int parts, int all) {}

  /** The last plane; null before. */
  ReadOnlyObjectProperty<Plane> planeProperty() {
    return plane.getReadOnlyProperty();
  }

  /** How far the work in hand is; null while there is none. */
  ReadOnlyObjectProperty<Done> doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Why the last work came to nothing; null where it did not fail. */
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the last plane is what {@code model} would give of {@code data}. */
  boolean isOf(ModelAtHand model, @Nullable Dataset data) {
    Plane last = plane.get();
    return last != null && data != null && last.model() == model && last.images() == data.test();
  }

  /** Lays out the first test images of {@code data}; what was being worked at is given up. */
  void make(Way way, ModelAtHand model, Dataset data) {
    LastFeatures known = isOf(model, data) ? plane.get().features() : null;
    AtomicBoolean own = begin(1);
    background.run(() -> known != null ? Optional.of(known) : features(model, data.test(), own),
        result -> {
          if (!own.get() && result.isPresent()) {
            lay(way, model, data.test(), result.get(), own);
          }
        }, why -> failed(why, own));
  }

  /** Gives up the work in hand. */
  void cancel() {
    cancelled.set(true);
    done.set(null);
  }

  private AtomicBoolean begin(int all) {
    cancel();
    AtomicBoolean own = new AtomicBoolean();
    cancelled = own;
    problem.set(null);
    done.set(new Done(0, all));
    return own;
  }

  private void lay(Way way, ModelAtHand model, ImageSet images, LastFeatures features, AtomicBoolean own) {
    background.run(() -> places(way, features, own), found -> {
      if (!own.get()) {
        done.set(null);
        found.ifPresent(layout ->
            plane.set(new Plane(way, model, images, features, layout.places(), layout.share())));
      }
    }, why -> failed(why, own));
  }

  private void failed(Problem why, AtomicBoolean own) {
    if (!own.get()) {
      done.set(null);
      problem.set(why);
    }
  }

  private record Layout(double[] places, double share) {}

  private Optional<Layout> places(Way way, LastFeatures features, AtomicBoolean own) {
    if (way == Way.COMPONENTS) {
      PrincipalComponents components = PrincipalComponents.of(features.values(), features.count());
      return Optional.of(new Layout(components.places(), components.share()));
    }
    return Tsne.of(features.values(), features.count(), PERPLEXITY, SEED, (parts, all) -> goesOn(parts, all, own))
        .map(places -> new Layout(places, Double.NaN));
  }

  private Optional<LastFeatures> features(ModelAtHand model, ImageSet images, AtomicBoolean own)
      throws InterruptedException {
    try (Classifier classifier = engines.await().classifier(model.network(), BATCH)) {
      classifier.setParameters(model.averages());
      return LastFeatures.of(classifier, model.network(), images, IMAGES, (parts, all) -> goesOn(parts, all, own));
    }
  }

  private boolean goesOn(int parts, int all, AtomicBoolean own) {
    if (parts > 0) {
      Platform.runLater(() -> {
        if (!own.get() && done.get() != null) {
          done.set(new Done(parts, all));
        }
      });
    }
    return !own.get();
  }
}
