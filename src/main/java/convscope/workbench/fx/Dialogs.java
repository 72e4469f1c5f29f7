package convscope.workbench.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions that need an answer from outside the window's own controls. JavaFX thread; tests answer them by program. */
public interface Dialogs {

  /** A folder that a person picks; empty where they think better of it. */
  Optional<Path> chooseFolder(String title);

  /**
   * A file that is there.
   *
   * @param kind what such files are, in words
   * @param ending of their names, without the point
   */
  Optional<Path> openFile(String title, String kind, String ending);

  /** Files to be read, of the endings {@code patterns} ({@code *.png}), called {@code kind}; none where they think better of it. */
  List<Path> openFiles(String title, String kind, List<String> patterns);

  /**
   * Whether a person wants what cannot be undone.
   *
   * @param question what would be done
   * @param yes the words of the button that has it done
   * @param no the words of the button that does not
   */
  boolean confirm(String title, String question, String yes, String no);

  /** A file to be written, with {@code name} proposed. */
  Optional<Path> chooseFile(String title, String name);
}
