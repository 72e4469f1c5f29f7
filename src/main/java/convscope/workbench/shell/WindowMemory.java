package convscope.workbench.shell;

import convscope.data.Datasets;
import convscope.foundation.Language;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Appearance;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.DeviceChoice;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SettingEntry;
import convscope.workbench.session.CurrentRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Restores the window's last state, and stores it on exit. JavaFX thread. */
public final class WindowMemory {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Path file;
  private final Remembered before;
  private final String data;
  private final Optional<Path> run;
  private Supplier<Remembered> now;

  /** Reads {@code file}; if it cannot be read, {@code otherwise} applies. Not on the JavaFX thread. */
  public WindowMemory(Path file, Remembered otherwise) {
    this.file = file;
    this.before = Remembered.read(file, otherwise);
    this.now = () -> before;
    boolean there = before.data().equals(Datasets.SAMPLE) || before.data().equals(Datasets.CIFAR10)
        || Files.isDirectory(Path.of(before.data()));
    this.data = there ? before.data() : Datasets.SAMPLE;
    this.run = before.run().isBlank() ? Optional.empty()
        : Optional.of(Path.of(before.run())).filter(RunFolder::isIn);
  }

  /** The source of the last dataset; the sample if it no longer exists. */
  public String data() {
    return data;
  }

  /** The folder of the last run, if it still exists. */
  public Optional<Path> run() {
    return run;
  }

  /** The Inspect view's state, in that view's own keys. */
  public Map<String, Integer> looked() {
    return before.looked();
  }

  /** How curves are drawn, in the charts' own keys. */
  public Map<String, Integer> charts() {
    return before.charts();
  }

  /** The devices used. */
  public DeviceChoice choice() {
    return before.devices();
  }

  /** Restores everything. */
  public void restore(Stage stage, ShellModel shell, Appearance appearance, PlanForm form) {
    boolean known = before.width() > 0 && !Screen.getScreensForRectangle(before.x(), before.y(), before.width(),
        before.height()).isEmpty();
    if (known) {
      stage.setX(before.x());
      stage.setY(before.y());
      stage.setWidth(before.width());
      stage.setHeight(before.height());
    } else {
      Rectangle2D room = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(WIDTH, room.getWidth()));
      stage.setHeight(Math.min(HEIGHT, room.getHeight()));
    }
    stage.setMaximized(before.maximized());
    shell.viewProperty().set(before.view());
    for (Language language : Language.values()) {
      if (language.name().equals(before.language())) {
        shell.languageProperty().set(language);
      }
    }
    appearance.darkProperty().set(before.dark());
    appearance.projectorProperty().set(before.projector());
    for (SettingEntry entry : form.entries()) {
      String text = before.form().get(entry.setting().key());
      if (text != null) {
        entry.textProperty().set(text);
      }
    }
  }

  /** Shows the window in the size it was restored to, which JavaFX 21 forgets under newer window managers (JDK-8316423). */
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
   */
  public void keep(Stage stage, ShellModel shell, Appearance appearance, PlanForm form, OpenDataset data,
      CurrentRun training, DeviceChooser devices, Supplier<Map<String, Integer>> looked,
      Supplier<Map<String, Integer>> charts) {
    now = () -> {
      Map<String, String> fields = new LinkedHashMap<>();
      form.entries().forEach(entry -> fields.put(entry.setting().key(), entry.textProperty().get()));
      boolean full = stage.isMaximized();
      return new Remembered(full ? before.x() : stage.getX(), full ? before.y() : stage.getY(),
          full ? before.width() : stage.getWidth(), full ? before.height() : stage.getHeight(), full,
          shell.viewProperty().get(), appearance.darkProperty().get(), appearance.projectorProperty().get(),
          shell.languageProperty().get().name(),
          data.datasetProperty().get() == null ? before.data() : data.datasetProperty().get().source(), fields,
          training.folderProperty().get() == null ? before.run() : training.folderProperty().get().path().toString(),
          looked.get(), devices.choiceProperty().get(), charts.get());
    };
  }

  /** Writes the state. */
  public void save() {
    now.get().write(file);
  }
}
