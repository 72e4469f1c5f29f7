package convscope.workbench.runs;

import convscope.classroom.ArchiveKind;
import convscope.classroom.HandIn;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LongTasks;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/** The fields for handing in the selected runs: name, answers, and where to. Escape closes them. JavaFX thread. */
final class HandInController implements Screen {
  private final RunsModel runs;
  private final ClassModel model;
  private final LongTasks tasks;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;
  private final InvalidationListener changed = what -> check();

  @FXML private Label which;
  @FXML private TextField student;
  @FXML private TextArea answers;
  @FXML private CheckBox networks;
  @FXML private Button toFile;
  @FXML private Button toFolder;

  HandInController(RunsModel runs, LongTasks tasks, Dialogs dialogs, Notices notices, Texts texts) {
    this.runs = runs;
    model = runs.classroom();
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    node = Fxml.load(this, texts);
    runs.chosen().addListener(changed);
    listening = model.handingInProperty().subscribe(this::show);
    check();
  }

  @FXML
  private void initialize() {
    student.textProperty().bindBidirectional(model.studentProperty());
    answers.textProperty().bindBidirectional(model.answersProperty());
    student.textProperty().addListener(changed);
  }

  private void show(boolean now) {
    Presence.set(node, now);
    if (now) {
      student.requestFocus();
    }
  }

  /** The selected runs that can be handed in: those of one's own that can be read. */
  private List<RunSummary> chosen() {
    return runs.chosen().stream().map(RunItem::now).filter(run -> run.readable() && !run.handedIn().isSo()).toList();
  }

  private void check() {
    List<RunSummary> chosen = chosen();
    which.setText(chosen.isEmpty() ? texts.get("handin.select")
        : texts.get("handin.which", chosen.size(), chosen.get(0).name()));
    boolean possible = !chosen.isEmpty() && !student.getText().isBlank();
    toFile.setDisable(!possible);
    toFolder.setDisable(!possible);
  }

  private Optional<HandIn> typed() {
    try {
      return Optional.of(new HandIn(student.getText(), answers.getText(),
          chosen().stream().map(RunSummary::path).toList(), networks.isSelected()));
    } catch (Problem refused) {
      notices.tell(refused);
      return Optional.empty();
    }
  }

  @FXML
  private void toFile() {
    LocalDateTime now = LocalDateTime.now();
    typed().ifPresent(work -> dialogs.chooseFile(texts.get("handin.file.title"), work.fileName(now))
        .map(ArchiveKind.WORK::named).ifPresent(file -> start(work, file, progress -> {
          work.write(file, now, progress::at);
          return file;
        })));
  }

  @FXML
  private void toFolder() {
    typed().ifPresent(work -> dialogs.chooseFolder(texts.get("handin.folder.title")).ifPresent(folder ->
        start(work, folder, progress -> work.writeInto(folder, LocalDateTime.now(), progress::at))));
  }

  private void start(HandIn work, Path target, LongTasks.Work<Path> writing) {
    tasks.start(texts.get("handin.task", work.student()), target, writing,
        file -> texts.get("handin.done", work.runs().size(), file));
    leave();
  }

  @FXML
  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      leave();
      key.consume();
    }
  }

  @FXML
  private void leave() {
    model.handingInProperty().set(false);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    runs.chosen().removeListener(changed);
    student.textProperty().unbindBidirectional(model.studentProperty());
    answers.textProperty().unbindBidirectional(model.answersProperty());
    listening.unsubscribe();
  }
}
