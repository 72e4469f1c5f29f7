package convscope.workbench.data;

import convscope.data.Crop;
import convscope.data.ImageSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;

/** The selected image and its random distortions. JavaFX thread: a pipeline takes well under a millisecond. */
final class DetailModel {
  /** The default seed of a run, so that the distortions shown are those of such a run. */
  static final long SEED = 1;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private final LongProperty epoch = new SimpleLongProperty(this, "epoch");
  private final BooleanProperty evaluation = new SimpleBooleanProperty(this, "evaluation");
  private final ReadOnlyObjectWrapper<Pipeline> pipeline = new ReadOnlyObjectWrapper<>(this, "pipeline");
  private final byte[] pixels = new byte[ImageSet.PIXELS];
  private Gallery gallery;

  DetailModel() {
    selected.addListener((property, was, is) -> look());
    epoch.addListener((property, was, is) -> look());
    evaluation.addListener((property, was, is) -> look());
  }

  /** The index of the image in {@link #gallery}, −1 for none. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  /** The epoch whose distortions are shown, from 0. */
  ReadOnlyLongProperty epochProperty() {
    return epoch;
  }

  /** Whether to show the preprocessing of an evaluation, the center crop, instead of that of training. */
  BooleanProperty evaluationProperty() {
    return evaluation;
  }

  /** The steps applied to the image; null while none is selected. */
  ReadOnlyObjectProperty<Pipeline> pipelineProperty() {
    return pipeline.getReadOnlyProperty();
  }

  /** Null until a dataset is open. */
  Gallery gallery() {
    return gallery;
  }

  /** Switches to other images and selects the first. */
  void open(Gallery images) {
    gallery = images;
    selected.set(-1);
    selected.set(images.size() > 0 ? 0 : -1);
  }

  /** Shows the next epoch's distortions; the preprocessing of an evaluation is not random and stays. */
  void again() {
    if (!evaluation.get()) {
      epoch.set(epoch.get() + 1);
    }
  }

  private void look() {
    if (selected.get() < 0) {
      pipeline.set(null);
      return;
    }
    gallery.copyPixels(selected.get(), pixels, 0);
    Crop crop = evaluation.get() ? Crop.CENTRE
        : Crop.drawn(SEED, epoch.get(), gallery.record(selected.get()));
    pipeline.set(Pipeline.of(pixels, crop));
  }
}
