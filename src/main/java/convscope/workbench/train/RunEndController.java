package convscope.workbench.train;

import convscope.data.ClassLabels;
import convscope.foundation.Figures;
import convscope.insight.Raster;
import convscope.library.RunSummary;
import convscope.report.RunOutcome;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.ExportMenu;
import convscope.workbench.session.Exportable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The card of a run that has ended: how well it does, and what can be done with it. Not there otherwise. JavaFX thread.
 */
final class RunEndController implements Screen {
  private static final double HUNDREDTHS = 100;

  private final RunEndModel model;
  private final RunEndActions actions;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final ExportMenu exports;
  private final Texts texts;
  private final ClassLabels labels;
  private final Parent node;
  private final Subscription listening;
  private @Nullable Exportable exportable;

  @FXML private Label accuracy;
  @FXML private Label title;
  @FXML private Label compared;
  @FXML private Label classes;
  @FXML private HBox filters;
  @FXML private PixelView before;
  @FXML private PixelView after;
  @FXML private Button resume;
  @FXML private Button inspect;
  @FXML private Button evaluate;
  @FXML private Button classify;
  @FXML private Button report;
  @FXML private MenuButton export;

  RunEndController(RunEndModel model, RunEndActions actions, Background background, Dialogs dialogs, Notices notices,
      Texts texts) {
    this.model = model;
    this.actions = actions;
    this.dialogs = dialogs;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    this.background = background;
    this.notices = notices;
    exports = new ExportMenu(actions.exports(), () -> Optional.ofNullable(exportable), "run-end-export", dialogs,
        notices, texts);
    node = Fxml.load(this, texts);
    listening = model.endedProperty().subscribe(this::show);
  }

  @FXML
  private void initialize() {
    export.getItems().setAll(exports.items());
    export.setOnShowing(opening -> findExportable());
  }

  /** What the run has saved, and what it is called, is read when somebody wants to know. */
  private void findExportable() {
    Path run = run();
    background.run(() -> Exportable.of(RunSummary.of(run, null)), found -> {
      RunEndModel.Ended now = model.endedProperty().get();
      if (now != null && now.run().path().equals(run)) {
        exportable = found;
        exports.arrange();
      }
    }, notices::tell);
  }

  private void show(RunEndModel.@Nullable Ended ended) {
    if (exportable != null && (ended == null || !exportable.source().equals(ended.run().path().toString()))) {
      exportable = null;
      exports.arrange();
    }
    Presence.set(node, ended != null);
    if (ended == null) {
      return;
    }
    title.setText(texts.get("end." + ended.kind().name().toLowerCase(Locale.ROOT), ended.done(), ended.steps()));
    RunOutcome outcome = ended.outcome();
    RunOutcome.Judged judged = outcome == null ? null : outcome.judged();
    accuracy.setText(judged == null ? "–" : Figures.value(judged.accuracy()));
    compared.setText(compared(ended, judged));
    Presence.set(classes, judged != null);
    if (judged != null) {
      classes.setText(texts.get("end.classes", labels.of(judged.best().name()), judged.best().recall(),
          labels.of(judged.worst().name()), judged.worst().recall()));
    }
    boolean pictures = outcome != null && outcome.filtersBefore() != null;
    Presence.set(filters, pictures);
    if (pictures) {
      show(before, outcome.filtersBefore(), "end.before");
      show(after, outcome.filtersAfter(), "end.after");
    }
    boolean saved = outcome != null || ended.evaluating();
    List.of(inspect, evaluate, classify).forEach(button -> button.setDisable(!saved));
    Presence.set(resume, ended.kind() == RunEndModel.Kind.STOPPED);
    resume.setDisable(!saved);
  }

  private String compared(RunEndModel.Ended ended, RunOutcome.@Nullable Judged judged) {
    if (judged == null) {
      return ended.problem() != null ? texts.sentence(ended.problem())
          : texts.get(ended.evaluating() ? "end.evaluating" : ended.outcome() == null ? "end.nothing" : "end.noTest");
    }
    RunOutcome outcome = ended.outcome();
    String guessing = texts.get("end.guessing", judged.accuracy() / outcome.guessing(), outcome.guessing());
    RunOutcome.Earlier earlier = outcome.earlier();
    if (earlier == null) {
      return guessing + " " + texts.get("end.first");
    }
    // As displayed, so that equal figures are not called different.
    double more = Math.rint((judged.accuracy() - earlier.accuracy()) * HUNDREDTHS * 10) / (HUNDREDTHS * 10);
    String key = more > 0 ? "end.better" : more < 0 ? "end.worse" : "end.equal";
    return guessing + " " + texts.get(key, Math.abs(more), earlier.name(), earlier.accuracy());
  }

  private void show(PixelView view, Raster raster, String words) {
    view.setFactor(2);
    view.setPixels(raster.width(), raster.height(), raster.argb());
    view.setAccessibleText(texts.get(words));
  }

  @FXML
  private void dismiss() {
    model.dismiss();
  }

  @FXML
  private void resume() {
    model.resume();
  }

  @FXML
  private void inspect() {
    actions.inspect().accept(run());
  }

  @FXML
  private void evaluate() {
    actions.evaluate().accept(run());
  }

  @FXML
  private void classify() {
    actions.classify().accept(run());
  }

  @FXML
  private void report() {
    Path run = run();
    dialogs.chooseFile(texts.get("end.report.title"), run.getFileName() + ".html").ifPresent(file ->
        actions.tasks().start(texts.get("end.report.task", run.getFileName()), file,
            actions.report().of(run, file, texts.locale()), written -> texts.get("end.report.done", written)));
  }

  private Path run() {
    return model.endedProperty().get().run().path();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
