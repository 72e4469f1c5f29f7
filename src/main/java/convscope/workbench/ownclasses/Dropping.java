package convscope.workbench.ownclasses;

import convscope.workbench.images.ImageInput;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/** Lets a part of the page take images that are dropped on it; pseudo-class {@code over} meanwhile. JavaFX thread. */
final class Dropping {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private Dropping() {}

  /** Hands what is dropped on {@code part} to {@code taken}. */
  static void on(Node part, Consumer<List<ImageInput>> taken) {
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
}
