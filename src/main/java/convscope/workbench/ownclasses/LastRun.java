package convscope.workbench.ownclasses;

import convscope.foundation.SafeFile;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which run was made on the page last, so that its network is there again at the next start. A small file; a failure
 * costs no more than that. Any thread that may wait.
 */
record LastRun(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(LastRun.class);

  /** The folder of the run; empty if there was none, or it is gone. */
  Optional<Path> read() {
    try {
      return Files.exists(file) ? Optional.of(Path.of(Files.readString(file).strip())).filter(RunFolder::isIn)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException unusable) {
      LOG.warn("{} does not say which run was the last", file, unusable);
      return Optional.empty();
    }
  }

  /** From now on it is {@code run}. */
  void write(Path run) {
    SafeFile.writeText(file, run.toAbsolutePath() + "\n");
  }
}
