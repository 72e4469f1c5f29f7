package convscope.workbench.session;

import convscope.classroom.ArchiveKind;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes kits and hand-ins that are dropped anywhere on the window, before the view below does. JavaFX thread. */
public final class ClassDrop {
  private ClassDrop() {}

  /** Hands the files of a class that are dropped on {@code scene} to {@code taken}. */
  public static void install(Scene scene, Consumer<List<Path>> taken) {
    scene.addEventFilter(DragEvent.DRAG_OVER, over -> {
      if (isOfClass(over.getDragboard())) {
        over.acceptTransferModes(TransferMode.COPY);
        over.consume();
      }
    });
    scene.addEventFilter(DragEvent.DRAG_DROPPED, dropped -> {
      if (isOfClass(dropped.getDragboard())) {
        taken.accept(dropped.getDragboard().getFiles().stream().map(File::toPath).toList());
        dropped.setDropCompleted(true);
        dropped.consume();
      }
    });
  }

  private static boolean isOfClass(Dragboard content) {
    List<File> files = content.hasFiles() ? content.getFiles() : List.of();
    return !files.isEmpty() && files.stream()
        .allMatch(file -> Arrays.stream(ArchiveKind.values()).anyMatch(kind -> kind.isNamed(file.toPath())));
  }
}
