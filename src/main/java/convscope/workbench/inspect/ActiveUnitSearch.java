package convscope.workbench.inspect;

import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.insight.Responses;
import convscope.workbench.fx.Background;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Finds in the background which units of a network are active for any image of a set. JavaFX thread. */
final class ActiveUnitSearch {
  private final ReadOnlyObjectWrapper<Counted> counted = new ReadOnlyObjectWrapper<>(this, "counted");
  private final SharedEngine engines;
  private final LongWork work;

  /** A unitSearch whose classifier {@code engines} makes. */
  ActiveUnitSearch(Background background, SharedEngine engines) {
    this.engines = engines;
    work = new LongWork(background);
  }

  /**
   * The result.
   *
   * @param test whether the images were the test images
   */
  record Counted(LoadedNetwork model, boolean test, Responses responses) {}

  /** The progress of the count. */
  LongWork work() {
    return work;
  }

  /** The last count; null before the first. */
  ReadOnlyObjectProperty<Counted> countedProperty() {
    return counted.getReadOnlyProperty();
  }

  /** Counts for {@code images}. */
  void count(LoadedNetwork model, boolean test, ImageSet images) {
    work.start(progress -> {
      try (Classifier classifier = engines.await().classifier(model.network(), LongWork.BATCH)) {
        classifier.setParameters(model.averages());
        return Responses.of(classifier, model.network(), images, progress);
      }
    }, responses -> counted.set(new Counted(model, test, responses)));
  }
}
