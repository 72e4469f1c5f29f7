package convscope.library;

import convscope.foundation.Problem;
import convscope.foundation.SafeFolder;
import convscope.runs.Change;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A run's results, from its manifest and the ends of its tables: checkpoints are only counted. Immutable.
 *
 * @param manifest null where it cannot be read
 * @param steps its number of steps
 * @param loss the smoothed loss of the last logged step, in nats; NaN where there is none, infinite if it has diverged
 * @param lastPrecision precision @ 1 of the averages at the highest step evaluated; NaN where there is none
 * @param bestPrecision the best of them; NaN where there is none
 * @param lastRate the initial learning rate as last changed; NaN where the manifest cannot be read
 * @param saved whether it has a checkpoint
 * @param bestSaved whether it has kept its best checkpoint
 * @param kept the steps of its checkpoints, ascending
 * @param bytes of all its files
 * @param handedIn who handed it in; {@link HandedIn#NONE} for a run of one's own
 * @param problem what cannot be read in it; null if everything can
 * @param stamp changes whenever its files do
 */
public record RunSummary(Path path, Standing standing, @Nullable Manifest manifest, long steps, double loss,
    double lastPrecision, double bestPrecision, double lastRate, boolean saved, boolean bestSaved, List<Long> kept,
    long bytes, Notes notes, RunLabel label, HandedIn handedIn, @Nullable Problem problem, List<Long> stamp) {
  private static final List<String> WATCHED = List.of("manifest.json", "metrics.csv", "evaluations.csv", "changes.csv",
      "checkpoints", Notes.FILE, RunLabel.FILE);

  /**
   * Reads the folder {@code path}. Any error is in the summary, and nothing is changed.
   *
   * @param before the previous result, which saves reading unchanged files; null for none
   */
  public static RunSummary of(Path path, @Nullable RunSummary before) {
    List<Long> stamp = stamp(path);
    if (before != null && before.stamp().equals(stamp)) {
      Standing standing = before.manifest() == null ? before.standing()
          : standing(path, before.manifest(), before.steps(), before.loss());
      return standing == before.standing() ? before : before.with(standing);
    }
    if (!RunFolder.isIn(path)) {
      return none(path, Standing.FOREIGN, Problem.of(RunSummary.class, "run.foreign", path.toString()), stamp);
    }
    try {
      return read(RunFolder.open(path), stamp);
    } catch (Problem broken) {
      return none(path, Standing.BROKEN, broken, stamp);
    }
  }

  private static RunSummary read(RunFolder run, List<Long> stamp) {
    Path path = run.path();
    Optional<MetricsRow> last = run.metrics().last();
    Optional<Path> newest = run.checkpoints().latest();
    long steps = Math.max(last.map(row -> row.step() + 1).orElse(0L), newest.map(Checkpoints::step).orElse(0L));
    double lastPrecision = Double.NaN;
    double bestPrecision = Double.NaN;
    for (EvaluationRow row : run.evaluationsByStep()) {
      if (row.averaged()) {
        lastPrecision = row.precision();
        bestPrecision = row.precision() > bestPrecision || Double.isNaN(bestPrecision) ? row.precision()
            : bestPrecision;
      }
    }
    double loss = last.map(row -> Double.isFinite(row.loss()) ? row.smoothedLoss() : Double.POSITIVE_INFINITY)
        .orElse(Double.NaN);
    Notes notes = Notes.NONE;
    RunLabel label = RunLabel.NONE;
    HandedIn handedIn = HandedIn.NONE;
    Problem problem = null;
    try {
      handedIn = HandedIn.of(path);
      label = RunLabel.of(path);
      notes = Notes.of(path);
    } catch (Problem unreadable) {
      problem = unreadable;
    }
    return new RunSummary(path, standing(path, run.manifest(), steps, loss), run.manifest(), steps, loss, lastPrecision,
        bestPrecision, lastRate(run), newest.isPresent(),
        run.checkpoints().best().isPresent(), run.checkpoints().steps(), SafeFolder.bytes(path), notes, label, handedIn,
        problem, stamp);
  }

  private static double lastRate(RunFolder run) {
    return run.changes().rows().stream().filter(change -> change.setting() == Setting.RATE)
        .reduce((before, after) -> after).map(Change::value).orElse(run.manifest().settings().rate());
  }

  static RunSummary none(Path path, Standing standing, Problem why, List<Long> stamp) {
    return new RunSummary(path, standing, null, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false, false,
        List.of(), SafeFolder.bytes(path), Notes.NONE, RunLabel.NONE, HandedIn.NONE, why, stamp);
  }

  private RunSummary with(Standing changed) {
    return new RunSummary(path, changed, manifest, steps, loss, lastPrecision, bestPrecision, lastRate, saved,
        bestSaved, kept, bytes, notes, label, handedIn, problem, stamp);
  }

  private static Standing standing(Path path, Manifest manifest, long steps, double loss) {
    if (RunFolder.isBeingTrained(path)) {
      return Standing.TRAINING;
    }
    if (Double.isInfinite(loss)) {
      return Standing.DIVERGED;
    }
    return steps >= manifest.settings().steps() ? Standing.FINISHED : Standing.STOPPED;
  }

  private static List<Long> stamp(Path path) {
    List<Long> stamp = new ArrayList<>();
    for (String name : WATCHED) {
      try {
        BasicFileAttributes facts = Files.readAttributes(path.resolve(name), BasicFileAttributes.class);
        stamp.add(facts.lastModifiedTime().toMillis());
        stamp.add(facts.size());
      } catch (IOException none) {
        stamp.add(-1L);
      }
    }
    return stamp;
  }

  /** Its name: the one that a user gave it, else its folder's. */
  public String name() {
    return label.name().isEmpty() ? folderName() : label.name();
  }

  /** The name of its folder. */
  public String folderName() {
    return path.getFileName() == null ? path.toString() : path.getFileName().toString();
  }

  /** The name of its network; empty if unknown. */
  public String network() {
    return manifest == null ? "" : manifest.network().path("name").asText("");
  }

  /** The name of its data; empty if unknown. */
  public String data() {
    return manifest == null ? "" : manifest.data().name();
  }

  /** When it started, in ISO 8601; empty if unknown. */
  public String created() {
    return manifest == null ? "" : manifest.created();
  }

  /** The step of the checkpoint that is nearest to {@code step}; empty if it has none. */
  public OptionalLong keptNear(double step) {
    return kept.stream().mapToLong(Long::longValue)
        .reduce((one, other) -> Math.abs(other - step) < Math.abs(one - step) ? other : one);
  }

  /** Whether it can be read. */
  public boolean readable() {
    return manifest != null;
  }
}
