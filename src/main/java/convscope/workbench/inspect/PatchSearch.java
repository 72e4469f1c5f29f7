package convscope.workbench.inspect;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.insight.Excitations;
import convscope.workbench.fx.Background;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Searches a dataset for the top-activating patches of each channel of a network: in the background, for all channels
 * at once, so that switching channels is free. JavaFX thread.
 */
final class PatchSearch {
  /** The number of images searched: all of CIFAR-10's test set. */
  static final int IMAGES = 10_000;
  private static final int MOST = 16;

  private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(this, "found");
  private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
  private final SharedEngine engines;
  private final LongWork work;

  /** A search whose classifier {@code engines} makes. */
  PatchSearch(Background background, SharedEngine engines) {
    this.engines = engines;
    work = new LongWork(background);
  }

  /**
   * The result for a network and a set of images.
   *
   * @param test whether these are the test images
   * @param classNames those of the images, which need not be the network's
   */
  record Found(Excitations excitations, LoadedNetwork model, ImageSet images, boolean test, List<String> classNames) {

    /** Whether its images are of {@code data}. */
    boolean isAmong(@Nullable Dataset data) {
      return data != null && images == set(data, test);
    }
  }

  /** Whether patches are to be shown in place of weights. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The last result; null before the first. */
  ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** The progress of the current search. */
  LongWork work() {
    return work;
  }

  /** Whether the result is that of {@code model}. */
  boolean isOf(LoadedNetwork model, @Nullable Dataset data, boolean test) {
    Found last = found.get();
    return last != null && last.model().sameAs(model) && last.test() == test && last.isAmong(data);
  }

  /** Searches the images of {@code data}; a running search is canceled. */
  void start(LoadedNetwork model, Dataset data, boolean test) {
    ImageSet images = set(data, test);
    work.start(progress -> {
      try (Classifier classifier = engines.await().classifier(model.network(), LongWork.BATCH)) {
        classifier.setParameters(model.averages());
        return Excitations.of(classifier, model.network(), images, IMAGES, MOST, progress);
      }
    }, excitations -> found.set(new Found(excitations, model, images, test, data.classNames())));
  }

  private static ImageSet set(Dataset data, boolean test) {
    return test ? data.test() : data.train();
  }
}
