package convscope.workbench.shell;

import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The file with the window's state. Each window replaces it as a whole, so that windows opened at the same time cannot
 * damage it. Any thread.
 */
final class StateFile {
  private final Path path;
  private final Remembered otherwise;
  private boolean finished;

  /** The file {@code path}; {@code otherwise} applies as far as it cannot be read. */
  StateFile(Path path, Remembered otherwise) {
    this.path = path;
    this.otherwise = otherwise;
  }

  Remembered read() {
    return Remembered.read(path, otherwise);
  }

  /**
   * Changes a part of the stored state, which another window may have written meanwhile; nothing after {@link #finish}.
   *
   * @return whether it was written
   * @throws Problem if it cannot be written; the file is unchanged
   */
  synchronized boolean amend(UnaryOperator<Remembered> change) {
    if (!finished) {
      change.apply(read()).write(path);
    }
    return !finished;
  }

  /**
   * Replaces the stored state by {@code last}, that of the window when it is closed.
   *
   * @throws Problem if it cannot be written; the file is unchanged
   */
  synchronized void finish(Remembered last) {
    finished = true;
    last.write(path);
  }
}
