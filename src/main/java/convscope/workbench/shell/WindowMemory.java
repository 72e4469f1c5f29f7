package convscope.workbench.shell;

import convscope.data.Datasets;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.DeviceChoice;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SettingEntry;
import convscope.workbench.session.SelectedNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Restores the window's last state, and stores it on exit, its language and look when they change. JavaFX thread. */
public final class WindowMemory {
  /** Among the form's fields: whether those seldom changed are shown. */
  private static final String MORE_SETTINGS = "moreSettings";

  private final StateFile file;
  private final Remembered before;
  private final String data;
  private final Optional<Path> network;
  private Supplier<Remembered> now;
  private @Nullable LookSaving saving;

  /** Reads {@code file}; if it cannot be read, {@code otherwise} applies. Not on the JavaFX thread. */
  public WindowMemory(Path file, Remembered otherwise) {
    this.file = new StateFile(file, otherwise);
    this.before = this.file.read();
    this.now = () -> before;
    boolean there = before.data().equals(Datasets.SAMPLE) || before.data().equals(Datasets.CIFAR10)
        || Files.isDirectory(Path.of(before.data()));
    this.data = there ? before.data() : Datasets.SAMPLE;
    this.network = before.run().isBlank() ? Optional.empty()
        : Optional.of(Path.of(before.run())).filter(place -> RunFolder.isIn(place) || Files.isRegularFile(place));
  }

  /** The source of the last dataset; the sample if it no longer exists. */
  public String data() {
    return data;
  }

  /** The run or the checkpoint that was selected last, if it still exists; empty for the built-in network. */
  public Optional<Path> network() {
    return network;
  }

  /** The Inspect view's state, in that view's own keys. */
  public Map<String, Integer> looked() {
    return before.looked();
  }

  /** How curves are drawn, in the charts' own keys. */
  public Map<String, Integer> charts() {
    return before.charts();
  }

  /** The id of the lesson that was open; empty for none. */
  public String lesson() {
    return before.lesson();
  }

  /** The language of the texts. */
  public Language language() {
    return Arrays.stream(Language.values()).filter(one -> one.name().equals(before.language())).findAny()
        .orElse(Language.ENGLISH);
  }

  /** The devices used. */
  public DeviceChoice choice() {
    return before.devices();
  }

  /** Restores everything. */
  public void restore(Stage stage, ShellModel shell, Appearance appearance, PlanForm form) {
    place(stage);
    stage.setMaximized(before.maximized());
    shell.viewProperty().set(before.view());
    shell.lessonsProperty().set(before.lessons());
    shell.languageProperty().set(language());
    shell.welcomedProperty().set(before.welcomed());
    appearance.darkProperty().set(before.dark());
    appearance.projectorProperty().set(before.projector());
    form.moreProperty().set(Boolean.parseBoolean(before.form().get(MORE_SETTINGS)));
    for (SettingEntry entry : form.entries()) {
      String text = before.form().get(entry.setting().key());
      if (text != null) {
        entry.textProperty().set(text);
      }
    }
    if (before.data().equals(Datasets.SAMPLE)) {
      form.suitSample();
    }
  }

  /**
   * As it was, but within the present screens: with an external screen gone, or another scale, it could not be reached.
   */
  private void place(Stage stage) {
    List<Rectangle2D> screens = Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream()).distinct()
        .map(Screen::getVisualBounds).toList();
    Rectangle2D last = before.width() > 0
        ? new Rectangle2D(before.x(), before.y(), before.width(), Math.max(0, before.height())) : null;
    WindowPlace place = WindowPlace.within(screens, last);
    if (place.x() != null && place.y() != null) {
      stage.setX(place.x());
      stage.setY(place.y());
    }
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    stage.setMinWidth(place.minWidth());
    stage.setMinHeight(place.minHeight());
  }

  /**
   * Shows the window in the size it was restored to, which JavaFX 21 forgets under newer window managers (JDK-8316423).
   */
  public void show(Stage stage) {
    double width = stage.getWidth();
    double height = stage.getHeight();
    stage.show();
    if (!stage.isMaximized()) {
      stage.setWidth(width - 1);
      stage.setHeight(height - 1);
      stage.setWidth(width);
      stage.setHeight(height);
    }
  }

  /**
   * Stores the state of these from now on.
   *
   * @param looked returns the Inspect view's state
   * @param charts returns how curves are drawn
   * @param lesson returns the id of the open lesson, empty for none
   */
  public void keep(Stage stage, FullScreen screen, ShellModel shell, Appearance appearance, PlanForm form,
      OpenDataset data, SelectedNetwork selected, DeviceChooser devices, Supplier<Map<String, Integer>> looked,
      Supplier<Map<String, Integer>> charts, Supplier<String> lesson) {
    now = () -> {
      Map<String, String> fields = new LinkedHashMap<>();
      form.entries().forEach(entry -> fields.put(entry.setting().key(), entry.textProperty().get()));
      fields.put(MORE_SETTINGS, Boolean.toString(form.moreProperty().get()));
      boolean full = stage.isMaximized();
      Rectangle2D place = screen.place();
      return new Remembered(full ? before.x() : place.getMinX(), full ? before.y() : place.getMinY(),
          full ? before.width() : place.getWidth(), full ? before.height() : place.getHeight(), full,
          shell.viewProperty().get(), appearance.darkProperty().get(), appearance.projectorProperty().get(),
          shell.languageProperty().get().name(),
          data.datasetProperty().get() == null ? before.data() : data.datasetProperty().get().source(), fields,
          selected.modelProperty().get() == null ? before.run() : Objects.toString(selected.place(), ""),
          looked.get(), devices.choiceProperty().get(), charts.get(), shell.welcomedProperty().get(),
          shell.lessonsProperty().get(), lesson.get());
    };
  }

  /** Stores the language and the look of these soon after they change from now on, in the {@code background}. */
  public void keepLook(ShellModel shell, Appearance appearance, Background background) {
    saving = new LookSaving(shell, appearance, file, background);
  }

  /**
   * Writes the state for the last time.
   *
   * @throws Problem if it cannot be written; the file is unchanged
   */
  public void save() {
    if (saving != null) {
      saving.close();
    }
    file.finish(now.get());
  }
}
