package convscope.workbench.session;

import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.Restart;
import convscope.training.RunState;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Finds where a run that has diverged is best resumed from, and resumes it there. JavaFX thread. */
public final class Recovery implements RunListener {
  private final ReadOnlyObjectWrapper<@Nullable Advice> advice = new ReadOnlyObjectWrapper<>(this, "advice");
  private final CurrentRun training;
  private final Background background;
  private final Notices notices;
  private Predicate<RunFolder> left = run -> false;

  Recovery(CurrentRun training, Background background, Notices notices) {
    this.training = training;
    this.background = background;
    this.notices = notices;
    training.stateProperty().addListener((property, was, is) -> {
      if (is instanceof RunState.Preparing) {
        advice.set(null);
      }
    });
  }

  /** Where the run at {@code run} is best resumed from, and with which learning rate. */
  public record Advice(Path run, Restart restart, double rate) {}

  /** From now on nothing is proposed for the runs that {@code which} accepts. */
  void leave(Predicate<RunFolder> which) {
    left = which;
  }

  /** What can be done about the current run, which has diverged; null where it has not. */
  public ReadOnlyObjectProperty<@Nullable Advice> adviceProperty() {
    return advice.getReadOnlyProperty();
  }

  /** Resumes the run as {@link #adviceProperty} says; does nothing without advice. */
  public void follow() {
    Advice taken = advice.get();
    if (taken != null) {
      training.goOn(images -> {
        RunFolder found = Continuation.opened(taken.run(), images);
        taken.restart().make(found, Map.of(Setting.RATE, taken.rate()));
        return found;
      });
    }
  }

  @Override
  public void diverged() {
    RunFolder run = training.folderProperty().get();
    if (left.test(run)) {
      return;
    }
    background.run(
        () -> new Advice(run.path(), Restart.beforeTheRise(run), Restart.lower(Restart.rate(run))),
        found -> {
          // Another run may have been begun meanwhile.
          if (training.free() && run == training.folderProperty().get()) {
            advice.set(found);
          }
        }, notices::tell);
  }
}
