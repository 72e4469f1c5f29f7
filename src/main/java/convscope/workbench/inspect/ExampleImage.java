package convscope.workbench.inspect;

import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.Picks;
import convscope.workbench.control.Colours;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Which image of the open dataset a network is examined on. JavaFX thread. */
final class ExampleImage {
  private static final long PICKS = 0x7069636BL;

  private final BooleanProperty test = new SimpleBooleanProperty(this, "test", true);
  private final IntegerProperty record = new SimpleIntegerProperty(this, "record");
  private final ReadOnlyObjectWrapper<float[]> image = new ReadOnlyObjectWrapper<>(this, "image");
  private final ObservableValue<Dataset> dataset;
  private int side = Crop.SIZE;
  private final byte[] pixels = new byte[ImageSet.PIXELS];
  private final Picks picks = new Picks(PICKS);

  /** The first test image of what {@code dataset} holds, now and later. */
  ExampleImage(ObservableValue<Dataset> dataset) {
    this.dataset = dataset;
    dataset.addListener((property, was, is) -> open());
    test.addListener((property, was, is) -> open());
    record.addListener((property, was, is) -> read());
    open();
  }

  /** Whether the image belongs to the test set. */
  BooleanProperty testProperty() {
    return test;
  }

  /** The number of the image in its set, from 0. */
  IntegerProperty recordProperty() {
    return record;
  }

  /** The network's input, whitened, {@code [side, side, 3]}; null until there are images. */
  ReadOnlyObjectProperty<float[]> imageProperty() {
    return image.getReadOnlyProperty();
  }

  /** The height and width of the network's input. */
  int side() {
    return side;
  }

  /** Makes the image one for a network whose input is {@code wanted} pixels high and wide. */
  void fit(int wanted) {
    if (wanted != side) {
      side = wanted;
      open();
    }
  }

  /** The open dataset; null until there is one. */
  @Nullable Dataset data() {
    return dataset.getValue();
  }

  /** The set it belongs to; there must be a dataset. */
  ImageSet set() {
    return test.get() ? dataset.getValue().test() : dataset.getValue().train();
  }

  /** The number of images in the selected set. */
  int count() {
    return dataset.getValue() == null ? 0 : set().size();
  }

  /** The class number of the image. */
  int label() {
    return set().label(record.get());
  }

  /** The name of the class of the image. */
  String className() {
    return dataset.getValue().classNames().get(label());
  }

  /** Makes image {@code index} of the test or the training images the example, if it exists. */
  void take(boolean fromTest, int index) {
    test.set(fromTest);
    if (index < count()) {
      record.set(index);
    }
  }

  /** Goes {@code by} images further, wrapping around at the ends. */
  void turn(int by) {
    if (count() > 0) {
      record.set(Math.floorMod(record.get() + by, count()));
    }
  }

  /** Goes to a random image. */
  void pick() {
    if (count() > 0) {
      record.set(picks.next(count()));
    }
  }

  /** A whitened image as pixels, its smallest value black and its largest white. */
  static int[] pixels(float[] whitened) {
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : whitened) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return Colours.ofValues(whitened, least, largest);
  }

  private void open() {
    if (count() > 0) {
      int inside = Math.min(record.get(), count() - 1);
      if (inside == record.get()) {
        read();
      } else {
        record.set(inside);
      }
    } else {
      image.set(null);
    }
  }

  private void read() {
    if (record.get() >= 0 && record.get() < count()) {
      set().copyPixels(record.get(), pixels, 0);
      image.set(CropSteps.of(pixels, Crop.center(side)).whitened());
    }
  }
}
