package convscope.workbench.runs;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.report.RunReport;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.SystemFiles;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Exportable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.Observable;

/**
 * What can be done with the selected runs, from the bar of buttons, the menu of a row, and the keyboard. JavaFX thread.
 */
final class RunActions {
  private final RunsModel model;
  private final RunServices services;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;

  /** Each action, with texts under its name. */
  enum Action { INSPECT, EVALUATE, RESUME, MORE, DUPLICATE, RENAME, REPORT, FOLDER, DELETE }

  /** A request for a total number of steps: for the run itself, or for a new run from the checkpoint of a step. */
  record StepsWanted(RunSummary run, OptionalLong branchFrom) {}

  private Consumer<StepsWanted> askForSteps = wanted -> { };
  private Runnable rename = () -> { };

  RunActions(RunsModel model, RunServices services, Background background, Dialogs dialogs, Notices notices,
      Texts texts) {
    this.model = model;
    this.services = services;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
  }

  /** Sets how a total of steps is asked for, and how a name is edited. */
  void ask(Consumer<StepsWanted> forSteps, Runnable forName) {
    askForSteps = forSteps;
    rename = forName;
  }

  /** Changes when other actions may have become possible, apart from the selection. */
  List<Observable> watched() {
    return List.of(services.training().stateProperty(), services.data());
  }

  RunServices services() {
    return services;
  }

  /** The selected run, if exactly one is selected. */
  Optional<RunSummary> one() {
    return model.chosen().size() == 1 ? Optional.of(model.chosen().get(0).now()) : Optional.empty();
  }

  /** Whether {@code action} is possible with the selection now. */
  boolean can(Action action) {
    return switch (action) {
      case INSPECT, EVALUATE -> one().filter(services::canInspect).isPresent();
      case RESUME -> one().filter(services::canResume).isPresent();
      case MORE -> one().filter(services::canExtend).isPresent();
      case DUPLICATE -> one().filter(services::canDuplicate).isPresent();
      case RENAME, REPORT -> one().filter(RunSummary::readable).isPresent();
      case FOLDER -> one().isPresent();
      case DELETE -> services.canDelete(model.chosen().stream().map(RunItem::now).toList());
    };
  }

  /** Does {@code action} with the selection, if it is possible now. */
  void run(Action action) {
    if (!can(action)) {
      return;
    }
    switch (action) {
      case INSPECT -> one().ifPresent(services::inspect);
      case EVALUATE -> one().ifPresent(services::evaluate);
      case RESUME -> one().ifPresent(run -> services.continuation().resume(run.path()));
      case MORE -> one().ifPresent(run -> askForSteps.accept(new StepsWanted(run, OptionalLong.empty())));
      case DUPLICATE -> one().ifPresent(this::duplicate);
      case RENAME -> rename.run();
      case REPORT -> one().ifPresent(this::report);
      case FOLDER -> one().ifPresent(run -> open(run.path()));
      case DELETE -> model.actions().delete(List.copyOf(model.chosen()));
    }
  }

  /**
   * Starts a new run that continues {@code run} from its checkpoint of {@code step}; asks for steps if none would be
   * left.
   */
  void branch(RunSummary run, long step) {
    if (step >= run.manifest().settings().steps()) {
      askForSteps.accept(new StepsWanted(run, OptionalLong.of(step)));
    } else {
      services.continuation().branch(run.path(), step);
    }
  }

  /** Continues with {@code total} steps in all, as {@code wanted}. */
  void giveSteps(StepsWanted wanted, long total) {
    Path run = wanted.run().path();
    wanted.branchFrom().ifPresentOrElse(step -> services.continuation().branch(run, step, total),
        () -> services.continuation().extend(run, total));
  }

  /** Gives the selected run the color {@code colour}, 1 to 10, or any for 0. */
  void colour(int colour) {
    if (model.chosen().size() == 1) {
      RunItem item = model.chosen().get(0);
      model.actions().label(item, item.now().label().coloured(colour));
    }
  }

  private void duplicate(RunSummary run) {
    try {
      services.duplicate(run);
      if (services.learntFromOthers(run)) {
        notices.say(texts.get("duplicate.others", run.data()));
      }
    } catch (Problem unknown) {
      notices.tell(unknown);
    }
  }

  private void report(RunSummary run) {
    Dataset images = services.data().getValue();
    dialogs.chooseFile(texts.get("report.title"), Exportable.fileName(run.name()) + ".html").ifPresent(file ->
        services.tasks().start(texts.get("report.task", run.name()), file, progress -> {
          RunReport written = services.report(run, images, progress);
          written.write(file, texts.locale());
          return written;
        }, written -> texts.get(written.notJudged() == null ? "report.done" : "report.done." + written.notJudged(),
            file), written -> written.remark().ifPresent(notices::tell)));
  }

  private void open(Path folder) {
    background.run(() -> {
      SystemFiles.open(folder);
      return folder;
    }, shown -> { }, notices::tell);
  }
}
