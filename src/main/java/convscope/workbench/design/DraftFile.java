package convscope.workbench.design;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.model.NetworkDraft;
import convscope.model.NetworkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that keeps a design between two starts. Not for the JavaFX thread. */
final class DraftFile {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);
  private static final String DAMAGED = ".damaged";

  private final Path file;

  DraftFile(Path file) {
    this.file = file;
  }

  /** The design kept last. A file that cannot be read is renamed, so that the next design does not replace it. */
  Optional<NetworkDesign> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      NetworkDraft draft = NetworkJson.readDraft(file);
      return Optional.of(new NetworkDesign(draft.name(), draft.input(), draft.layers()));
    } catch (Problem unreadable) {
      Path aside = Files.move(file, free());
      LOG.warn("{} The designer starts empty; the file is now {}.", unreadable.getMessage(), aside, unreadable);
      return Optional.empty();
    }
  }

  private Path free() {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + DAMAGED + "-" + i);
    }
    return aside;
  }

  /**
   * Keeps {@code design}.
   *
   * @throws Problem if the file cannot be written; it is unchanged then
   */
  void write(NetworkDesign design) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    SafeFile.writeText(file, NetworkJson.toText(new NetworkDraft(design.name(), design.input(), design.layers())));
  }
}
