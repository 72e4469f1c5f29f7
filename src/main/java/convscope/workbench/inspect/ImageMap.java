package convscope.workbench.inspect;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.insight.LastFeatures;
import convscope.insight.PrincipalComponents;
import convscope.insight.Progress;
import convscope.insight.Tsne;
import convscope.workbench.fx.Background;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * An embedding of the first test images by their last features: principal components at once, t-SNE on request. Works
 * in the background. JavaFX thread.
 */
final class ImageMap {
  /** The number of images embedded. */
  static final int IMAGES = 2_000;
  private static final double PERPLEXITY = 30;
  private static final long SEED = 1;

  /** The method of embedding. */
  enum Way { COMPONENTS, NEIGHBOURS }

  private final ReadOnlyObjectWrapper<Plane> plane = new ReadOnlyObjectWrapper<>(this, "plane");
  private final SharedEngine engines;
  private final LongWork work;
  private Way asked = Way.COMPONENTS;

  /** A map whose classifier {@code engines} makes. */
  ImageMap(Background background, SharedEngine engines) {
    this.engines = engines;
    work = new LongWork(background);
  }

  /**
   * The images of a set on a plane.
   *
   * @param places two numbers for each of the first images of {@code images}
   * @param classNames those of the images, which need not be the network's
   * @param share of the variance shown, 0 … 1; NaN for t-SNE
   */
  record Plane(Way way, LoadedNetwork model, ImageSet images, List<String> classNames, LastFeatures features,
      double[] places, double share) {

    /** Whether its images are the test images of {@code data}. */
    boolean isAmong(@Nullable Dataset data) {
      return data != null && images == data.test();
    }
  }

  /** The last plane; null before. */
  ReadOnlyObjectProperty<Plane> planeProperty() {
    return plane.getReadOnlyProperty();
  }

  /** How far the current work is. */
  LongWork work() {
    return work;
  }

  /** The method of the embedding that is being computed, else of the last plane. */
  Way way() {
    return work.doneProperty().get() != null || plane.get() == null ? asked : plane.get().way();
  }

  /** Whether the last plane is that of {@code model} and {@code data}. */
  boolean isOf(LoadedNetwork model, @Nullable Dataset data) {
    Plane last = plane.get();
    return last != null && last.model().sameAs(model) && last.isAmong(data);
  }

  /** Lays out the first test images of {@code data}; running work is canceled. */
  void make(Way way, LoadedNetwork model, Dataset data) {
    asked = way;
    ImageSet images = data.test();
    Optional<LastFeatures> known = isOf(model, data) ? Optional.of(plane.get().features()) : Optional.empty();
    work.start(progress -> {
      Optional<LastFeatures> features = known.isPresent() ? known : features(model, images, progress);
      return features.flatMap(found -> lay(way, model, data, found, progress));
    }, plane::set);
  }

  private static Optional<Plane> lay(Way way, LoadedNetwork model, Dataset data, LastFeatures features,
      Progress progress) {
    if (way == Way.COMPONENTS) {
      PrincipalComponents components = PrincipalComponents.of(features.values(), features.count());
      return Optional.of(new Plane(way, model, data.test(), data.classNames(), features, components.places(),
          components.share()));
    }
    return Tsne.of(features.values(), features.count(), PERPLEXITY, SEED, progress)
        .map(places -> new Plane(way, model, data.test(), data.classNames(), features, places, Double.NaN));
  }

  private Optional<LastFeatures> features(LoadedNetwork model, ImageSet images, Progress progress)
      throws InterruptedException {
    try (Classifier classifier = engines.await().classifier(model.network(), LongWork.BATCH)) {
      classifier.setParameters(model.averages());
      return LastFeatures.of(classifier, model.network(), images, IMAGES, progress);
    }
  }
}
