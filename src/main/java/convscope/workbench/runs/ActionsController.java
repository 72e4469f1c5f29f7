package convscope.workbench.runs;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.report.RunReport;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;

/** The actions on the selected runs; unavailable ones are disabled. JavaFX thread. */
final class ActionsController implements Screen {
  private final RunsModel model;
  private final TableController table;
  private final RunServices desks;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final InvalidationListener arranging = changed -> arrange();
  private final Parent node;
  private final ExportMenu exports;

  @FXML private Button inspect;
  @FXML private Button resume;
  @FXML private Button duplicate;
  @FXML private Button report;
  @FXML private MenuButton export;
  @FXML private Button openFolder;
  @FXML private Button delete;

  ActionsController(RunsModel model, TableController table, RunServices desks, Background background, Dialogs dialogs,
      Notices notices, Texts texts) {
    this.model = model;
    this.table = table;
    this.desks = desks;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    node = Fxml.load(this, texts);
    exports = new ExportMenu(this::one, desks, background, dialogs, notices, texts);
    export.getItems().setAll(exports.items());
    watched().forEach(one -> one.addListener(arranging));
    background.run(FolderWindow::isThere, this::offerFolder, notices::tell);
    offerFolder(false);
    arrange();
  }

  private List<Observable> watched() {
    return List.of(table.changes(), desks.training().stateProperty(), desks.data());
  }

  private void offerFolder(boolean can) {
    openFolder.setVisible(can);
    openFolder.setManaged(can);
  }

  private void arrange() {
    List<RunSummary> chosen = table.chosen().stream().map(RunItem::now).toList();
    Optional<RunSummary> one = chosen.size() == 1 ? Optional.of(chosen.get(0)) : Optional.empty();
    resume.setDisable(one.filter(desks::canResume).isEmpty());
    duplicate.setDisable(one.filter(desks::canDuplicate).isEmpty());
    report.setDisable(one.filter(RunSummary::readable).isEmpty());
    inspect.setDisable(one.filter(desks::canInspect).isEmpty());
    export.setDisable(one.filter(RunSummary::readable).isEmpty());
    exports.arrange(one);
    openFolder.setDisable(one.isEmpty());
    delete.setDisable(!desks.canDelete(chosen));
  }

  private RunSummary one() {
    return table.chosen().get(0).now();
  }

  @FXML
  private void resume() {
    desks.resume(one());
  }

  @FXML
  private void duplicate() {
    try {
      RunSummary run = one();
      desks.duplicate(run);
      if (desks.learntFromOthers(run)) {
        notices.say(texts.get("duplicate.others", run.manifest().data().name()));
      }
    } catch (Problem unknown) {
      notices.tell(unknown);
    }
  }

  /** Opens the one selected run in Inspect, if possible. */
  @FXML
  void inspect() {
    if (!inspect.isDisabled()) {
      desks.inspect(one());
    }
  }

  @FXML
  private void report() {
    RunSummary run = one();
    Dataset images = desks.data().getValue();
    dialogs.chooseFile(texts.get("report.title"), run.name() + ".html").ifPresent(file -> background.run(() -> {
      RunReport written = desks.report(run, images);
      written.write(file, texts.locale());
      return written;
    }, written -> {
      notices.say(texts.get(written.notJudged() == null ? "report.done" : "report.done." + written.notJudged(), file));
      written.remark().ifPresent(notices::tell);
    }, notices::tell));
  }

  @FXML
  private void openFolder() {
    Path folder = one().path();
    background.run(() -> {
      FolderWindow.show(folder);
      return folder;
    }, shown -> { }, notices::tell);
  }

  /** Moves the selected runs to the trash, if possible. */
  @FXML
  void delete() {
    if (!delete.isDisabled()) {
      model.delete(List.copyOf(table.chosen()));
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    watched().forEach(one -> one.removeListener(arranging));
  }
}
