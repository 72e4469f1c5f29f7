package convscope.workbench.lessons;

import convscope.lessons.Lessons;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes a lesson's file that is dropped anywhere on the window, before the view below it does. JavaFX thread. */
public final class LessonDrop {
  private LessonDrop() {}

  /** Hands lessons that are dropped on {@code scene} to {@code taken}. */
  public static void install(Scene scene, Consumer<Path> taken) {
    scene.addEventFilter(DragEvent.DRAG_OVER, over -> {
      if (isLesson(over.getDragboard())) {
        over.acceptTransferModes(TransferMode.COPY);
        over.consume();
      }
    });
    scene.addEventFilter(DragEvent.DRAG_DROPPED, dropped -> {
      if (isLesson(dropped.getDragboard())) {
        dropped.getDragboard().getFiles().forEach(file -> taken.accept(file.toPath()));
        dropped.setDropCompleted(true);
        dropped.consume();
      }
    });
  }

  private static boolean isLesson(Dragboard content) {
    List<File> files = content.hasFiles() ? content.getFiles() : List.of();
    return !files.isEmpty() && files.stream().allMatch(file -> file.getName().endsWith(Lessons.ENDING));
  }
}
