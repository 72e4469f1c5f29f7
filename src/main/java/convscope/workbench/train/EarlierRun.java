package convscope.workbench.train;

import convscope.foundation.Problem;
import convscope.library.Across;
import convscope.library.Library;
import convscope.library.RunCurves;
import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A run of the library whose curves lie under those of the current run, if the user chose one. JavaFX thread. */
public final class EarlierRun {
  private static final int POINTS = 20_000;
  private static final int RECENT = 20;

  private final ReadOnlyObjectWrapper<List<RunSummary>> recent = new ReadOnlyObjectWrapper<>(this, "recent", List.of());
  private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Library library;
  private final LatestRequest listing;
  private final LatestRequest reading;

  /** A run with its curves by step. */
  record Chosen(RunSummary run, RunCurves curves) {}

  /** None yet, of those in {@code library}. */
  public EarlierRun(Library library, Background background) {
    this.library = library;
    listing = LatestRequest.interrupting(background);
    reading = LatestRequest.finishing(background);
  }

  /** The latest runs that are not in training, latest first, since {@link #list} was last called. */
  ReadOnlyObjectProperty<List<RunSummary>> recentProperty() {
    return recent.getReadOnlyProperty();
  }

  /** The chosen run, when its curves have been read; null for none. */
  ReadOnlyObjectProperty<@Nullable Chosen> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Why the runs or the curves could not be read last; null if they could. */
  ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads which runs there are. */
  void list() {
    List<RunSummary> known = recent.get();
    listing.run(() -> library.read(known, some -> { }), all -> recent.set(all.stream()
        .filter(run -> run.readable() && run.steps() > 0 && run.standing() != Standing.TRAINING)
        .sorted(Comparator.comparing(RunSummary::created).reversed()).limit(RECENT).toList()), problem::set);
  }

  /** Reads the curves of {@code run} and shows them; null for none. */
  void choose(@Nullable RunSummary run) {
    problem.set(null);
    if (run == null) {
      reading.cancel();
      chosen.set(null);
      return;
    }
    reading.run(() -> new Chosen(run, RunCurves.read(RunFolder.open(run.path()), Across.STEP, POINTS)), chosen::set,
        problem::set);
  }
}
