package convscope.workbench.fx;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialogs over a window; each starts in the folder of the last one. */
public final class WindowDialogs implements Dialogs {
  private final Window window;
  private File last;

  public WindowDialogs(Window window) {
    this.window = window;
  }

  @Override
  public Optional<Path> chooseFolder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    chooser.setInitialDirectory(start());
    return chosen(chooser.showDialog(window));
  }

  @Override
  public Optional<Path> openFile(String title, String kind, List<String> patterns) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
    chooser.setInitialDirectory(start());
    return chosen(chooser.showOpenDialog(window));
  }

  @Override
  public List<Path> openFiles(String title, String kind, List<String> patterns) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
    chooser.setInitialDirectory(start());
    List<File> files = chooser.showOpenMultipleDialog(window);
    if (files == null) {
      return List.of();
    }
    chosen(files.get(0));
    return files.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> chooseFile(String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    chooser.setInitialDirectory(start());
    return chosen(chooser.showSaveDialog(window));
  }

  @Override
  public boolean confirm(String title, String question, String yes, String no) {
    ButtonType doIt = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question, doIt,
        new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE));
    alert.initOwner(window);
    alert.setTitle(title);
    alert.setHeaderText(title);
    alert.getDialogPane().getStylesheets().addAll(window.getScene().getStylesheets());
    return alert.showAndWait().filter(doIt::equals).isPresent();
  }

  private File start() {
    return last != null && last.isDirectory() ? last : null;
  }

  private Optional<Path> chosen(File file) {
    if (file != null) {
      last = file.isDirectory() ? file : file.getParentFile();
    }
    return Optional.ofNullable(file).map(File::toPath);
  }
}
