package convscope.workbench.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dialogs outside the window's own controls. JavaFX thread; tests answer them programmatically. */
public interface Dialogs {

  /** A folder selected by the user; empty if canceled. */
  Optional<Path> chooseFolder(String title);

  /**
   * An existing file.
   *
   * @param kind the name of such files
   * @param ending their extension, without the dot
   */
  default Optional<Path> openFile(String title, String kind, String ending) {
    return openFile(title, kind, List.of("*." + ending));
  }

  /** An existing file of the endings {@code patterns} ({@code *.zip}), called {@code kind}. */
  Optional<Path> openFile(String title, String kind, List<String> patterns);

  /** Files to be read, of the endings {@code patterns} ({@code *.png}), called {@code kind}; empty if canceled. */
  List<Path> openFiles(String title, String kind, List<String> patterns);

  /**
   * Whether the user confirms an action that cannot be undone.
   *
   * @param question the action
   * @param yes the label of the button that confirms
   * @param no the label of the button that cancels
   */
  boolean confirm(String title, String question, String yes, String no);

  /** A file to be written, with {@code name} proposed. */
  Optional<Path> chooseFile(String title, String name);
}
