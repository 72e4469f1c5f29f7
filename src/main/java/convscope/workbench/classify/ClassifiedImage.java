package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.pictures.Picture;
import convscope.workbench.images.ImageReadResult;
import convscope.workbench.session.LoadedNetwork;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** A row of the table: an image and its prediction. JavaFX thread. */
final class ClassifiedImage {
  private final ImageReadResult source;
  private final @Nullable DrawingHistory drawing;
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture;
  private final ReadOnlyObjectWrapper<Classification> classification =
      new ReadOnlyObjectWrapper<>(this, "classification");
  private @Nullable Picture classified;
  private @Nullable LoadedNetwork network;
  private @Nullable String truth;
  private Correctness correctness = Correctness.UNKNOWN;

  /** The names of the images that {@code change} adds. */
  static List<String> added(ListChangeListener.Change<? extends ClassifiedImage> change) {
    List<String> names = new ArrayList<>();
    while (change.next()) {
      change.getAddedSubList().forEach(image ->
          image.source().name().values().forEach(one -> names.add(String.valueOf(one))));
    }
    return names;
  }

  /** An image that was read. */
  ClassifiedImage(ImageReadResult source) {
    this(source, null);
  }

  /** An image that is being drawn, which began as {@code source}. */
  ClassifiedImage(ImageReadResult source, @Nullable DrawingHistory drawing) {
    this.source = source;
    this.drawing = drawing;
    picture = new ReadOnlyObjectWrapper<>(this, "picture", source.picture());
  }

  /** Where it is from. */
  ImageReadResult source() {
    return source;
  }

  /** What is drawn; null for an image that was read. */
  @Nullable DrawingHistory drawing() {
    return drawing;
  }

  /** What a network is given; null if the image could not be read. Changes while it is drawn. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  @Nullable Picture picture() {
    return picture.get();
  }

  /** Its drawing looks like {@code now}. */
  void drawn(Picture now) {
    picture.set(now);
  }

  /** Whether the image could be read. */
  boolean readable() {
    return picture.get() != null;
  }

  /** Null until it has been classified; always null if it cannot be read. */
  ReadOnlyObjectProperty<Classification> classificationProperty() {
    return classification.getReadOnlyProperty();
  }

  /** The network that classified it; null until one has. */
  @Nullable LoadedNetwork network() {
    return network;
  }

  /** The true class, by the network's name for it; null until it has been classified, and if unknown. */
  @Nullable String truth() {
    return truth;
  }

  /** Whether the prediction is correct. */
  Correctness correctness() {
    return correctness;
  }

  /** Whether what can be seen now has not been classified by any network. */
  boolean isNew() {
    return classified != picture.get();
  }

  /** {@code by} predicts {@code now}; {@code truth} is its name for the true class, null if unknown. */
  void classified(Classification now, LoadedNetwork by, @Nullable String truth) {
    classified = picture.get();
    network = by;
    this.truth = truth;
    correctness = Correctness.of(now, truth);
    classification.set(now);
  }
}
