package convscope.training;

import convscope.foundation.Problem;
import convscope.foundation.SafeFolder;
import convscope.foundation.Sentence;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * A new run that continues another from one of its checkpoints, while that run stays as it is. The new run has what the
 * other recorded up to there, and its manifest names the other ({@link Manifest#parents}). Trained with unchanged
 * settings, it makes the same steps, bit for bit, as the other would if it were resumed from that checkpoint.
 * Immutable.
 *
 * @param parent the folder of the run to continue
 * @param step of the checkpoint: the number of steps made before
 */
public record Branch(Path parent, long step) {

  /** From the latest readable checkpoint of {@code parent}. Reads files. */
  public static Branch fromTheNewest(RunFolder parent) {
    return new Branch(parent.path(), Restart.fromTheNewest(parent).step());
  }

  /**
   * Starts the new run in a folder among {@code runs}, which no other start gets. The parent may be in training. Copies
   * files.
   *
   * @throws Problem if there is no such checkpoint, or something cannot be read or written; then there is no new run
   */
  public RunFolder beginIn(Path runs) {
    RunFolder from = RunFolder.open(parent);
    return filled(from, RunFolder.createIn(runs, from.manifest().network().path("name").asText("run"),
        LocalDateTime.now(), manifest(from)));
  }

  /** As {@link #beginIn}, in the folder {@code place}, which is created, or empty. */
  public RunFolder begin(Path place) {
    RunFolder from = RunFolder.open(parent);
    return filled(from, RunFolder.create(place, manifest(from)));
  }

  private Manifest manifest(RunFolder from) {
    return from.manifest().branch(from.path().toAbsolutePath().normalize().getFileName().toString(), step,
        LocalDateTime.now().toString());
  }

  private RunFolder filled(RunFolder from, RunFolder branch) {
    try {
      branch.checkpoints().copyFrom(from.checkpoints(), step);
      branch.copyRecordsOf(from);
      branch.forgetFrom(step);
      return branch;
    } catch (RuntimeException | Error failure) {
      SafeFolder.deleteAfter(failure, branch.path());
      throw failure;
    }
  }

  /** The sentence that says what it is. */
  public Sentence said() {
    return Sentence.of(Branch.class, "branch.said", parent.toString(), step);
  }

  /**
   * Refuses a new run that would have no step to make.
   *
   * @param total the number of steps of the new run, those made before included
   * @throws Problem if so
   */
  public void requireStepsLeft(long total) {
    if (step >= total) {
      throw Problem.of(Branch.class, "branch.end", step, total);
    }
  }
}
