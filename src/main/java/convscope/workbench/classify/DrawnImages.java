package convscope.workbench.classify;

import convscope.foundation.Problem;
import convscope.pictures.Drawing;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LiveRequest;
import convscope.workbench.images.ImageName;
import convscope.workbench.images.ImageReadResult;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.util.Duration;

/** The images that are drawn in the window, classified while they are drawn. JavaFX thread. */
final class DrawnImages {
  /** Leaves training most of the processor while somebody draws. */
  private static final Duration REST = Duration.millis(40);

  private final LiveRequest<Change> changes;
  private int count;

  private record Change(ClassifiedImage image, Drawing drawing) {}

  /**
   * @param classify classifies an image after every change, and runs what it is given once that is done
   * @param failed receives failures
   */
  DrawnImages(Background background, BiConsumer<ClassifiedImage, Runnable> classify, Consumer<Problem> failed) {
    changes = new LiveRequest<>((change, done) ->
        background.run(() -> change.drawing().picture(change.image().source().place()), picture -> {
          change.image().drawn(picture);
          classify.accept(change.image(), done);
        }, why -> {
          failed.accept(why);
          done.run();
        }), REST);
  }

  /** A new image, still blank. */
  ClassifiedImage begin() {
    count++;
    DrawingHistory history = new DrawingHistory();
    ClassifiedImage image = new ClassifiedImage(ImageReadResult.of(ImageName.drawing(count),
        history.drawingProperty().get().picture("drawing " + count)), history);
    history.drawingProperty().addListener((property, was, is) -> changes.ask(new Change(image, is)));
    return image;
  }

  /** Forgets what has not been classified yet. */
  void cancel() {
    changes.cancel();
  }
}
