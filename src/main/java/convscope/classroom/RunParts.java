package convscope.classroom;

import convscope.foundation.Problem;
import convscope.library.RunLabel;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run as parts of a file of a class. */
final class RunParts {
  /** What of a run's folder is taken besides its checkpoints: not the event files, which are large. */
  private static final List<String> FILES = List.of("manifest.json", "metrics.csv", "evaluations.csv", "probes.csv",
      "changes.csv", "devices.csv", "notes.json", "label.json");

  /** The folder of a run's checkpoints, in the run's own. */
  static final String CHECKPOINTS = "checkpoints";

  private RunParts() {}

  /** Adds {@code run} as {@code folder}, with its latest and its best checkpoint if {@code networks}. */
  static void add(ArchiveWriter writer, String folder, RunFolder run, boolean networks) {
    for (String name : FILES) {
      Path file = run.path().resolve(name);
      if (Files.isRegularFile(file)) {
        writer.addNow(folder + "/" + name, file);
      }
    }
    if (networks) {
      Checkpoints saved = run.checkpoints();
      saved.latest().ifPresent(file -> checkpoint(writer, folder, file));
      saved.best().ifPresent(file -> checkpoint(writer, folder, file));
    }
  }

  private static void checkpoint(ArchiveWriter writer, String folder, Path file) {
    writer.add(folder + "/" + CHECKPOINTS + "/" + file.getFileName(), file);
  }

  /** Whether {@code part} is a checkpoint. */
  static boolean isCheckpoint(ArchiveManifest.Part part) {
    return part.name().contains("/" + CHECKPOINTS + "/");
  }

  /**
   * Names the unpacked run in {@code run}, whose folder is only a number: its {@code name} becomes a label, with the
   * color that it had.
   */
  static void name(Path run, String name) {
    RunLabel label = RunLabel.NONE;
    try {
      label = RunLabel.of(run);
    } catch (Problem unreadable) {
      // The name replaces it.
    }
    label.called(name).put(run);
  }
}
