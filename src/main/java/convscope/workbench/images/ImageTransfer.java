package convscope.workbench.images;

import convscope.foundation.Problem;
import convscope.workbench.fx.Notices;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.TransferMode;

/** How images get into a view from elsewhere: dropped on a part of it, or pasted. JavaFX thread. */
public final class ImageTransfer {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private ImageTransfer() {}

  /** Hands what is dropped on {@code part} to {@code taken}; pseudo-class {@code over} while it is above. */
  public static void drop(Node part, Consumer<List<ImageInput>> taken) {
    part.setOnDragOver(event -> {
      if (ImageInput.isIn(event.getDragboard())) {
        event.acceptTransferModes(TransferMode.COPY);
        part.pseudoClassStateChanged(OVER, true);
      }
      event.consume();
    });
    part.setOnDragExited(left -> part.pseudoClassStateChanged(OVER, false));
    part.setOnDragDropped(event -> {
      List<ImageInput> arrivals = ImageInput.of(event.getDragboard());
      taken.accept(arrivals);
      event.setDropCompleted(!arrivals.isEmpty());
      event.consume();
    });
  }

  /** Hands the images in the clipboard to {@code taken}; if there are none, {@code notices} are told. */
  public static void paste(Notices notices, Consumer<List<ImageInput>> taken) {
    List<ImageInput> arrivals = ImageInput.of(Clipboard.getSystemClipboard());
    if (arrivals.isEmpty()) {
      notices.tell(Problem.of(ImageInput.class, "paste.nothing"));
    } else {
      taken.accept(arrivals);
    }
  }
}
