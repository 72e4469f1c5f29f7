package convscope.workbench.lessons;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.lessons.Activity;
import convscope.lessons.Lesson;
import convscope.lessons.LessonImages;
import convscope.lessons.LessonState;
import convscope.lessons.LessonStep;
import convscope.lessons.Lessons;
import convscope.lessons.Progress;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.SystemFiles;
import convscope.workbench.session.PlanForm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lessons, the one that is open, and how far it has been taken; it outlives the pane's nodes. While the pane is
 * visible it looks four times a second whether the open step is done. JavaFX thread.
 */
public final class LessonsModel {
  private static final Logger LOG = LoggerFactory.getLogger(LessonsModel.class);
  private static final long BETWEEN_MILLIS = 250;

  private final ObservableList<Lesson> lessons = FXCollections.observableArrayList();
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Lesson> open = new ReadOnlyObjectWrapper<>(this, "open");
  private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(this, "step", -1);
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(this, "progress", Progress.NONE);
  private final ReadOnlyObjectWrapper<LessonState> state =
      new ReadOnlyObjectWrapper<>(this, "state", LessonState.UNTOUCHED);
  private final ReadOnlyBooleanWrapper stepDone = new ReadOnlyBooleanWrapper(this, "stepDone");
  private final BooleanProperty teacher = new SimpleBooleanProperty(this, "teacher");
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::look);
  private final LatestRequest reading;
  private final Background background;
  private final Lessons shelf;
  private final Path stored;
  private final Activity activity;
  private final PlanForm form;
  private final Workplace workplace;
  private final Consumer<Problem> failed;
  private final AtomicReference<Progress> unwritten = new AtomicReference<>(Progress.NONE);
  private LessonState begun = LessonState.UNTOUCHED;
  private @Nullable String wanted;
  private boolean read;
  private boolean resuming;

  /**
   * The lessons kept in {@code folder}, and the built-in ones.
   *
   * @param form into which settings are entered
   * @param activity what is done and shown in the window
   * @param workplace puts views in place
   * @param failed is told of failures
   */
  public LessonsModel(Path folder, Activity activity, PlanForm form, Workplace workplace, Background background,
      Consumer<Problem> failed) {
    this.activity = activity;
    this.form = form;
    this.workplace = workplace;
    this.background = background;
    this.failed = failed;
    shelf = new Lessons(folder);
    stored = folder.resolve("progress.json");
    reading = LatestRequest.finishing(background);
  }

  /** All lessons of the language last loaded. */
  ObservableList<Lesson> lessons() {
    return lessons;
  }

  /** Why files in the folder of lessons are none. */
  ObservableList<Problem> problems() {
    return problems;
  }

  /** The open lesson; null while the list is shown. */
  ReadOnlyObjectProperty<@Nullable Lesson> openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The index of the open step; −1 without a lesson. */
  ReadOnlyIntegerProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Whether the open step is done, now or earlier. */
  ReadOnlyBooleanProperty stepDoneProperty() {
    return stepDone.getReadOnlyProperty();
  }

  /** The window as last looked at. */
  ReadOnlyObjectProperty<LessonState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the page for teachers is shown. */
  BooleanProperty teacherProperty() {
    return teacher;
  }

  /** The window when the open step was opened. */
  LessonState begun() {
    return begun;
  }

  /** The open step; a lesson must be open. */
  LessonStep current() {
    return open.get().steps().get(step.get());
  }

  /** Reads the lessons in {@code language}; the open one stays open, at its step. */
  void load(Language language) {
    reading.run(() -> new Loaded(shelf.in(language), read ? null : storedProgress()), this::loaded, failed);
  }

  private record Loaded(Lessons.Found found, @Nullable Progress progress) {}

  private Progress storedProgress() {
    try {
      return Progress.read(stored);
    } catch (Problem damaged) {
      background.run(() -> damaged, failed, failed);
      return Progress.NONE;
    }
  }

  private void loaded(Loaded loaded) {
    if (!read && loaded.progress() != null) {
      progress.set(loaded.progress());
    }
    read = true;
    problems.setAll(loaded.found().problems());
    lessons.setAll(loaded.found().lessons());
    String id = open.get() == null ? wanted : open.get().id();
    wanted = null;
    Lesson again = lessons.stream().filter(lesson -> lesson.id().equals(id)).findFirst().orElse(null);
    if (again != null && open.get() != null && step.get() < again.steps().size()) {
      open.set(again);
    } else if (again != null) {
      open(again);
    } else {
      close();
    }
    resuming = false;
  }

  /** Opens the lesson with {@code id}, as soon as the lessons are read; for the first one, see {@link #openFirst}. */
  public void open(String id) {
    wanted = id;
    resuming = false;
    lessons.stream().filter(lesson -> lesson.id().equals(id)).findFirst().ifPresent(this::open);
  }

  /** Opens the lesson with which to begin. */
  public void openFirst() {
    open(Lessons.FIRST);
  }

  /** Opens {@code lesson} at the step that was open last. */
  void open(Lesson lesson) {
    wanted = null;
    teacher.set(false);
    step.set(-1);
    open.set(lesson);
    int last = progress.get().of(lesson.id()).step();
    go(Math.min(last, lesson.steps().size() - 1));
  }

  /** Goes back to the list. */
  void close() {
    step.set(-1);
    open.set(null);
    teacher.set(false);
  }

  /** Begins the open lesson anew. */
  void again() {
    progress.set(progress.get().forget(open.get().id()));
    go(0);
  }

  /** Opens step {@code index} of the open lesson and puts its view in place. */
  void go(int index) {
    Lesson lesson = open.get();
    store(progress.get().at(lesson.id(), index));
    step.set(-1);
    stepDone.set(progress.get().of(lesson.id()).done().contains(index));
    step.set(index);
    if (!resuming) {
      showView();
    }
    begun = activity.state();
    state.set(begun);
  }

  /** Puts the view of the open step in place. */
  void showView() {
    workplace.arrange(current().setup());
  }

  /** Opens the next step; after the last one, the list. A step without a check is done by reading it. */
  void next() {
    if (!current().isChecked()) {
      store(progress.get().done(open.get().id(), step.get()));
    }
    if (step.get() + 1 < open.get().steps().size()) {
      go(step.get() + 1);
    } else {
      store(progress.get().at(open.get().id(), 0));
      close();
    }
  }

  /** Enters the settings of the open step for the next run, and what its runs are to compare. */
  void enterSettings() {
    form.choose(current().setup().preset());
    form.enter(current().setup().settings());
    current().setup().experiment().ifPresent(workplace::compare);
  }

  /** Keeps the lesson in {@code file} and opens it. */
  public void keep(Path file, Language language) {
    keep(List.of(file), language);
  }

  /** Keeps the lessons in {@code files}, of which there is at least one, and opens the first. */
  public void keep(List<Path> files, Language language) {
    background.run(() -> {
      files.stream().skip(1).forEach(shelf::keep);
      return shelf.keep(files.get(0));
    }, kept -> {
      close();
      wanted = kept.id();
      load(language);
    }, failed);
  }

  /** Reads image {@code file} of {@code lesson}; then passes it to {@code then}, or to {@code missing} why not. */
  void read(Lesson lesson, String file, Consumer<LessonImages.Png> then, Consumer<Problem> missing) {
    background.run(() -> LessonImages.read(lesson, file), then, missing);
  }

  /** Opens {@code file} with the system's own program; that it has none is no failure, since the file is written. */
  void openFile(Path file) {
    background.run(() -> {
      SystemFiles.open(file);
      return file;
    }, opened -> { }, none -> LOG.info("{} is not opened: {}", file, none.getMessage()));
  }

  /**
   * Opens the lesson with {@code id} as soon as the lessons are read, at the step that was open last, and leaves the
   * window as it is: the user left it so.
   */
  public void resume(String id) {
    wanted = id;
    resuming = !id.isEmpty();
  }

  /** The id of the open lesson; empty for the list. */
  public String openId() {
    return open.get() == null ? wanted == null ? "" : wanted : open.get().id();
  }

  /** Whether the pane is visible. */
  void show(boolean now) {
    if (now) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  private void look() {
    if (open.get() != null && step.get() >= 0 && !stepDone.get()) {
      LessonState now = activity.state();
      if (!now.equals(state.get())) {
        state.set(now);
      }
      if (current().isDone(begun, now)) {
        store(progress.get().done(open.get().id(), step.get()));
        stepDone.set(true);
      }
    }
  }

  private void store(Progress now) {
    if (!now.equals(progress.get())) {
      progress.set(now);
      unwritten.set(now);
      background.keep(() -> {
        // Whichever of several writes comes last writes the latest.
        synchronized (unwritten) {
          unwritten.get().write(stored);
        }
        return now;
      }, written -> { }, failed);
    }
  }

  /** How many steps of {@code lesson} are done. */
  int done(Lesson lesson) {
    return (int) progress.get().of(lesson.id()).done().stream().filter(index -> index < lesson.steps().size()).count();
  }
}
