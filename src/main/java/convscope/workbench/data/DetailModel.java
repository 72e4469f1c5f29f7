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

/** The image looked at, and what is drawn for it. JavaFX thread: a pipeline takes well under a millisecond. */
final class DetailModel {
  /** The seed of a run that is given none, so that the draws shown are those such a run makes. */
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

  /** The epoch whose randomness is drawn, from 0. */
  ReadOnlyLongProperty epochProperty() {
    return epoch;
  }

  /** Whether to show what evaluation feeds, the centre crop, instead of what is drawn for training. */
  BooleanProperty evaluationProperty() {
    return evaluation;
  }

  /** What the image goes through; null while none is selected. */
  ReadOnlyObjectProperty<Pipeline> pipelineProperty() {
    return pipeline.getReadOnlyProperty();
  }

  /** Null until there are images. */
  Gallery gallery() {
    return gallery;
  }

  /** Goes over to other images, and looks at the first. */
  void open(Gallery images) {
    gallery = images;
    selected.set(-1);
    selected.set(images.size() > 0 ? 0 : -1);
  }

  /** Draws for the next epoch; what evaluation feeds knows no chance, and stays. */
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
