package convscope.workbench.lessons;

import convscope.foundation.Language;
import convscope.lessons.Lesson;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LongTasks;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The pane of lessons: their list, or one of them. JavaFX thread. */
public final class LessonsController implements Screen {
  /** Of the window's width. */
  private static final double SHARE = 0.23;
  /** In sizes of the font; the least has the room of the icons beside the buttons too, in pixels. */
  private static final double LEAST = 10.4;
  private static final double ICONS = 80;
  private static final double MOST = 26;

  private final LessonsModel model;
  private final Texts texts;
  private final Runnable leave;
  private final ListController lessons;
  private final StepController step;
  private final Parent node;
  private final LessonMark mark;
  private Subscription listening = Subscription.EMPTY;
  private boolean visible;

  @FXML private VBox pane;
  @FXML private Button list;
  @FXML private Label title;
  @FXML private StackPane place;

  /** The pane of {@code model} in {@code language}; {@code leave} closes it, {@code tasks} writes sheets. */
  public LessonsController(LessonsModel model, Runnable leave, Dialogs dialogs, LongTasks tasks, Language language) {
    this.model = model;
    this.leave = leave;
    texts = Texts.of(LessonsController.class, language);
    lessons = new ListController(model, texts);
    step = new StepController(model, dialogs, tasks, texts);
    node = Fxml.load(this, texts);
    mark = new LessonMark(node);
    model.load(language);
  }

  @FXML
  private void initialize() {
    listening = Subscription.combine(
        pane.sceneProperty().flatMap(Scene::widthProperty).subscribe(now -> fit(now)),
        title.fontProperty().subscribe(now -> fit(pane.getScene() == null ? null : pane.getScene().getWidth())),
        model.openProperty().subscribe(this::show),
        model.stepProperty().subscribe(now -> mark()), model.teacherProperty().subscribe(now -> mark()));
  }

  /** The views beside it need most of the width: larger type must do with fewer letters in a line. */
  private void fit(@Nullable Number window) {
    double size = title.getFont().getSize();
    double wanted = window == null ? MOST * size : SHARE * window.doubleValue();
    pane.setMinWidth(Math.max(LEAST * size + ICONS, Math.min(MOST * size, wanted)));
    pane.setPrefWidth(pane.getMinWidth());
  }

  private void show(@Nullable Lesson lesson) {
    Presence.set(list, lesson != null);
    title.setText(lesson == null ? texts.get("lessons.title") : lesson.title());
    place.getChildren().setAll(lesson == null ? lessons.node() : step.node());
  }

  private void mark() {
    if (mark != null && visible && model.stepProperty().get() >= 0) {
      mark.show(model.current().setup().mark());
    } else if (mark != null) {
      mark.hide();
    }
  }

  @FXML
  private void showList() {
    model.close();
  }

  @FXML
  private void leave() {
    leave.run();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    visible = true;
    model.show(true);
    mark();
  }

  @Override
  public void hidden() {
    visible = false;
    model.show(false);
    mark();
  }

  @Override
  public void close() {
    hidden();
    listening.unsubscribe();
    lessons.close();
    step.close();
  }
}
