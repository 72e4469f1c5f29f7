package convscope.workbench.runs;

import convscope.data.Dataset;
import convscope.export.ExportFormat;
import convscope.export.ExportOrder;
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
import javafx.scene.control.MenuItem;

/** What can be done with the chosen runs; what cannot be done with them is disabled. JavaFX thread. */
final class ActionsController implements Screen {
  private final RunsModel model;
  private final TableController table;
  private final Desks desks;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final InvalidationListener arranging = changed -> arrange();
  private final Parent node;

  @FXML private Button inspect;
  @FXML private Button resume;
  @FXML private Button duplicate;
  @FXML private Button report;
  @FXML private MenuButton export;
  @FXML private Button openFolder;
  @FXML private Button delete;

  ActionsController(RunsModel model, TableController table, Desks desks, Background background, Dialogs dialogs,
      Notices notices, Texts texts) {
    this.model = model;
    this.table = table;
    this.desks = desks;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    node = Fxml.load(this, texts);
    watched().forEach(one -> one.addListener(arranging));
    background.run(FolderWindow::isThere, this::offerFolder, notices::tell);
    offerFolder(false);
    arrange();
  }

  @FXML
  private void initialize() {
    for (ExportFormat format : ExportFormat.values()) {
      MenuItem item = new MenuItem(texts.get("export." + format));
      item.setId("runs-export-" + format);
      item.setOnAction(chosen -> export(format));
      export.getItems().add(item);
    }
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
    duplicate.setDisable(one.filter(RunSummary::readable).isEmpty());
    report.setDisable(one.filter(RunSummary::readable).isEmpty());
    inspect.setDisable(one.filter(desks::canInspect).isEmpty());
    export.setDisable(one.filter(RunSummary::readable).isEmpty());
    boolean network = one.filter(RunSummary::saved).isPresent();
    for (int i = 0; i < export.getItems().size(); i++) {
      export.getItems().get(i).setDisable(ExportFormat.values()[i].holdsNetwork() && !network);
    }
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

  /** Looks inside the one chosen run, where that can be done. */
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
    }, written -> notices.say(texts.get(written.notJudged() == null ? "report.done"
        : "report.done." + written.notJudged(), file)), notices::tell));
  }

  /** The dialog has asked already whether a file that is there may be replaced. */
  private void export(ExportFormat format) {
    RunSummary run = one();
    String proposed = run.name() + format.extension();
    dialogs.chooseFile(texts.get("export.title"), proposed).ifPresent(file -> background.run(() -> {
      desks.exporter().export(new ExportOrder(run.path().toString(), format, false, file, true), progress -> { });
      return file;
    }, written -> notices.say(texts.get("export.done", written)), notices::tell));
  }

  @FXML
  private void openFolder() {
    Path folder = one().path();
    background.run(() -> {
      FolderWindow.show(folder);
      return folder;
    }, shown -> { }, notices::tell);
  }

  /** Moves the chosen runs to the bin, where that can be done. */
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
