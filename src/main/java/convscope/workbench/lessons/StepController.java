package convscope.workbench.lessons;

import convscope.foundation.Language;
import convscope.lessons.Block;
import convscope.lessons.Check;
import convscope.lessons.Lesson;
import convscope.lessons.LessonState;
import convscope.lessons.LessonStep;
import convscope.lessons.Setup;
import convscope.report.LessonSheet;
import convscope.runs.Setting;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LongTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of the open lesson, and the way through it. JavaFX thread. */
final class StepController implements Screen {
  private final LessonsModel model;
  private final Dialogs dialogs;
  private final LongTasks tasks;
  private final Texts texts;
  private final Texts settingNames;
  private final CheckWords words;
  private final BlockNodes blocks = new BlockNodes(this::picture);
  private final Parent node;
  private Subscription listening = Subscription.EMPTY;
  private List<CheckRow> rows = List.of();

  @FXML private Label count;
  @FXML private ProgressBar way;
  @FXML private ToggleButton teacher;
  @FXML private ScrollPane scroll;
  @FXML private VBox teachers;
  @FXML private Label title;
  @FXML private VBox text;
  @FXML private VBox settings;
  @FXML private Label settingsWords;
  @FXML private VBox checks;
  @FXML private VBox question;
  @FXML private VBox asked;
  @FXML private ToggleButton unfold;
  @FXML private VBox answer;
  @FXML private Button back;
  @FXML private Button view;
  @FXML private Button next;

  StepController(LessonsModel model, Dialogs dialogs, LongTasks tasks, Texts texts) {
    this.model = model;
    this.dialogs = dialogs;
    this.tasks = tasks;
    this.texts = texts;
    settingNames = texts.beside(Setting.class, "settings");
    words = new CheckWords(texts);
    node = Fxml.load(this, texts);
  }

  /** A check and whether it is done. */
  private record CheckRow(Check check, Label label) {}

  @FXML
  private void initialize() {
    teacher.selectedProperty().bindBidirectional(model.teacherProperty());
    Presence.follow(teachers, teacher.selectedProperty());
    Presence.follow(answer, unfold.selectedProperty());
    unfold.textProperty().bind(unfold.selectedProperty().map(open ->
        texts.get(open ? "step.answer.hide" : "step.answer.show")));
    unfold.selectedProperty().subscribe(open -> {
      if (open) {
        showAnswer();
      }
    });
    listening = Subscription.combine(model.stepProperty().subscribe(now -> show()),
        model.openProperty().subscribe(now -> show()), model.stateProperty().subscribe(now -> check()),
        model.stepDoneProperty().subscribe(now -> check()));
  }

  /** Scrolls to the end, where the answer is; no further than to its button, if the answer is long. */
  private void showAnswer() {
    scroll.applyCss();
    scroll.layout();
    Node page = scroll.getContent();
    double hidden = page.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      double top = page.sceneToLocal(unfold.localToScene(0, 0)).getY();
      scroll.setVvalue(Math.min(1, top / hidden));
    }
  }

  private void show() {
    Lesson lesson = model.openProperty().get();
    int index = model.stepProperty().get();
    if (lesson == null || index < 0) {
      return;
    }
    LessonStep step = model.current();
    count.setText(texts.get("step.count", index + 1, lesson.steps().size()));
    way.setProgress((double) model.done(lesson) / lesson.steps().size());
    Presence.set(teacher, !lesson.teacher().isEmpty());
    teachers.getChildren().setAll(blocks.of(lesson.teacher()));
    Label heading = new Label(texts.get("step.teacher"));
    heading.getStyleClass().add("lesson-part");
    teachers.getChildren().add(0, heading);
    title.setText(step.title());
    List<Node> parts = new ArrayList<>(index == 0 ? blocks.of(lesson.introduction()) : List.of());
    parts.addAll(blocks.of(step.text()));
    text.getChildren().setAll(parts);
    Presence.set(settings, step.setup().plansRun());
    settingsWords.setText(String.join("\n", planned(step.setup())));
    rows = step.checks().stream().map(check -> new CheckRow(check, new Label())).toList();
    checks.getChildren().setAll(rows.stream().map(CheckRow::label).toList());
    rows.forEach(row -> row.label().setWrapText(true));
    Presence.set(checks, step.isChecked());
    Presence.set(question, !step.question().isEmpty());
    asked.getChildren().setAll(blocks.of(step.question()));
    answer.getChildren().setAll(blocks.of(step.answer()));
    unfold.setSelected(false);
    back.setDisable(index == 0);
    String place = step.setup().view();
    Presence.set(view, !place.isEmpty());
    view.setAccessibleText(place.isEmpty() ? "" : texts.get("step.view", texts.get("word." + place)));
    next.setText(texts.get(index + 1 < lesson.steps().size() ? "step.next" : "step.finish"));
    scroll.setVvalue(0);
    check();
  }

  private Node picture(Block.Image image) {
    LessonPicture picture = new LessonPicture(image.description());
    model.read(model.openProperty().get(), image.file(), picture::show, why -> picture.refuse(texts.sentence(why)));
    return picture;
  }

  /** What the next run is to have, a line each. */
  private List<String> planned(Setup setup) {
    List<String> lines = new ArrayList<>();
    if (!setup.preset().isEmpty()) {
      lines.add(texts.get("step.setting", texts.get("step.network"), texts.get("word." + setup.preset())));
    }
    setup.settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry ->
        lines.add(texts.get("step.setting", settingNames.get(entry.getKey().key()),
            named(entry.getKey(), entry.getValue()))));
    setup.experiment().ifPresent(plan -> lines.add(texts.get("step.compare", plan.varied().setting()
        .map(setting -> settingNames.get(setting.key())).orElseGet(() -> texts.get("step.network")),
        plan.values().stream().map(value -> plan.varied().setting().map(setting -> named(setting, value))
            .orElseGet(() -> texts.get("word." + value))).collect(Collectors.joining(", ")), plan.steps())));
    return lines;
  }

  /** A choice by its name, such as that of an optimizer; else the value as it is typed. */
  private String named(Setting setting, String value) {
    String key = setting.key() + "." + value;
    return settingNames.has(key) ? settingNames.get(key) : value;
  }

  private void check() {
    if (model.openProperty().get() == null || model.stepProperty().get() < 0) {
      return;
    }
    boolean done = model.stepDoneProperty().get();
    LessonState now = model.stateProperty().get();
    rows.forEach(row -> show(row, done || row.check().isDone(model.begun(), now), now));
    boolean ready = done || !model.current().isChecked();
    next.getStyleClass().remove("accent");
    if (ready) {
      next.getStyleClass().add("accent");
    }
    Lesson lesson = model.openProperty().get();
    way.setProgress((double) model.done(lesson) / lesson.steps().size());
  }

  private void show(CheckRow row, boolean done, LessonState now) {
    double share = row.check().share(model.begun(), now);
    String said = words.of(row.check(), model.current().setup().mark());
    String shown = !done && share > 0 ? texts.get("step.share", said, share) : said;
    row.label().setText(shown);
    // The icon says it without another line, which would move the answer below from under the mouse.
    row.label().setAccessibleText(done ? texts.get("step.done", said) : shown);
    row.label().setGraphic(new FontIcon(done ? "fth-check-circle" : "fth-circle"));
    row.label().getStyleClass().remove("done");
    if (done) {
      row.label().getStyleClass().add("done");
    }
  }

  @FXML
  private void enter() {
    model.enterSettings();
  }

  @FXML
  private void back() {
    model.go(model.stepProperty().get() - 1);
  }

  @FXML
  private void view() {
    model.showView();
  }

  @FXML
  private void next() {
    model.next();
  }

  @FXML
  private void print() {
    Lesson lesson = model.openProperty().get();
    LessonSheet sheet = new LessonSheet(lesson, Language.of(texts.locale()));
    dialogs.chooseFile(texts.get("step.sheet.title"), sheet.fileName()).ifPresent(file ->
        tasks.start(texts.get("step.sheet.task", lesson.title()), file, progress -> {
          sheet.write(file, true);
          return file;
        }, written -> texts.get("step.sheet.done", written.toString()), model::openFile));
  }

  @FXML
  private void again() {
    model.again();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    teacher.selectedProperty().unbindBidirectional(model.teacherProperty());
    listening.unsubscribe();
  }
}
