package convscope.workbench.shell;

import convscope.workbench.fx.Background;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.SystemFiles;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LongTask;
import convscope.workbench.session.LongTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * The list of long work, running and done: progress, cancel, and the files to open. It appears when work starts, and
 * disappears some seconds after the last has ended unless the pointer or the keyboard is in it. JavaFX thread.
 */
final class TasksController implements Screen {
  /** More would cover the view; older work is over, and its files are where they were saved. */
  private static final int MOST = 3;
  private static final Duration SHOWN = Duration.seconds(10);

  private final ShellModel model;
  private final LongTasks tasks;
  private final Background background;
  private final Notices notices;
  private final Texts texts;
  private final PauseTransition leaving = new PauseTransition(SHOWN);
  private final ListChangeListener<LongTask> changed = this::changed;
  private final ChangeListener<Boolean> opened = (property, was, is) -> open(is);
  private final Parent node;

  @FXML private VBox list;

  TasksController(ShellModel model, LongTasks tasks, Background background, Notices notices, Texts texts) {
    this.model = model;
    this.tasks = tasks;
    this.background = background;
    this.notices = notices;
    this.texts = texts;
    node = Fxml.load(this, texts);
    leaving.setOnFinished(over -> leaveUnlessUsed());
    tasks.tasks().addListener(changed);
    model.tasksProperty().addListener(opened);
    fill();
    Presence.set(node, model.tasksProperty().get());
  }

  private void changed(ListChangeListener.Change<? extends LongTask> change) {
    boolean started = false;
    while (change.next()) {
      started |= change.wasAdded() && !change.wasReplaced();
    }
    fill();
    if (started) {
      model.tasksProperty().set(true);
    }
    if (tasks.tasks().isEmpty()) {
      model.tasksProperty().set(false);
    }
    leaving.stop();
    if (tasks.tasks().stream().noneMatch(TasksController::running)) {
      leaving.playFromStart();
    }
  }

  private static boolean running(LongTask task) {
    return task.stateProperty().get() == LongTask.State.RUNNING;
  }

  private void open(boolean wanted) {
    Presence.set(node, wanted);
    leaving.stop();
  }

  private void leaveUnlessUsed() {
    Node focus = node.getScene() == null ? null : node.getScene().getFocusOwner();
    boolean inside = false;
    for (Node one = focus; one != null && !inside; one = one.getParent()) {
      inside = one == node;
    }
    if (node.isHover() || inside) {
      leaving.playFromStart();
    } else {
      leave();
    }
  }

  private void fill() {
    list.getChildren().setAll(tasks.tasks().stream().limit(MOST).map(this::line).toList());
  }

  private Node line(LongTask task) {
    Label title = new Label(task.title());
    title.getStyleClass().add("text-bold");
    VBox line = new VBox(title);
    line.getStyleClass().add("task");
    HBox foot = new HBox();
    foot.getStyleClass().add("task-foot");
    switch (task.stateProperty().get()) {
      case RUNNING -> {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(task.progressProperty());
        bar.setAccessibleText(texts.get("tasks.progress", task.title()));
        bar.setMaxWidth(Double.MAX_VALUE);
        line.getChildren().add(bar);
        foot.getChildren().add(button("cancel", task, LongTask::cancel));
      }
      case DONE -> {
        line.getChildren().add(words(task.words(), "muted"));
        if (task.file() != null) {
          foot.getChildren().addAll(button("open", task, done -> system(done, SystemFiles::open)),
              button("folder", task, done -> system(done, SystemFiles::showInFolder)));
        }
        foot.getChildren().add(button("remove", task, tasks::remove));
      }
      case FAILED -> {
        line.getChildren().add(words(texts.sentence(task.problem()), "failed"));
        foot.getChildren().add(button("remove", task, tasks::remove));
      }
      case CANCELED -> {
        line.getChildren().add(words(texts.get("tasks.canceled"), "muted"));
        foot.getChildren().add(button("remove", task, tasks::remove));
      }
    }
    line.getChildren().add(foot);
    return line;
  }

  private static Label words(String said, String style) {
    Label label = new Label(said);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private Button button(String name, LongTask task, Consumer<LongTask> action) {
    Button button = new Button(texts.get("tasks." + name));
    button.setId("task-" + name);
    button.getStyleClass().addAll(name.equals("remove") ? List.of("small", "flat") : List.of("small"));
    button.setAccessibleHelp(texts.get("tasks." + name + ".help", task.title()));
    button.setOnAction(pressed -> action.accept(task));
    return button;
  }

  private void system(LongTask task, Consumer<Path> opener) {
    background.run(() -> {
      opener.accept(task.file());
      return task;
    }, shown -> { }, notices::tell);
  }

  @FXML
  private void leave() {
    model.tasksProperty().set(false);
  }

  @FXML
  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      leave();
      key.consume();
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    leaving.stop();
    tasks.tasks().removeListener(changed);
    model.tasksProperty().removeListener(opened);
  }
}
