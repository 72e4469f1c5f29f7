package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Language;
import convscope.model.Parameter;
import convscope.summaries.Buckets;
import convscope.summaries.Event;
import convscope.summaries.EventFile;
import convscope.summaries.Summary;
import convscope.summaries.Tags;
import convscope.workbench.control.WholeRows;
import convscope.workbench.ListedKeys;
import convscope.workbench.Watchdog;
import convscope.workbench.fx.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("window")
@Tag("long")
class SpreadsTest extends InspectTest {
  private static final int POOL1 = 1;
  private static final int LOCAL3 = 6;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  /**
   * The values drawn with the step as the seed, times {@code 1 + step / 100}, as if they were weights and gradients.
   */
  private static Event event(long step) {
    List<Summary> all = new ArrayList<>();
    Map<String, float[]> values = InspectUnderTest.values(step);
    for (Parameter parameter : TUTORIAL.parameters()) {
      Buckets buckets = new Buckets();
      float[] own = values.get(parameter.name()).clone();
      for (int i = 0; i < own.length; i++) {
        own[i] *= 1 + step / 100f;
      }
      buckets.add(own, 0, own.length);
      all.add(new Summary.Histogram(parameter.name(), buckets.distribution()));
      all.add(new Summary.Histogram(Tags.gradients(parameter.name()), buckets.distribution()));
      if (parameter.name().endsWith("/weights")) {
        all.add(new Summary.Histogram(Tags.activations(parameter.name().replace("/weights", "")),
            buckets.distribution()));
      }
    }
    return Event.of(step, all);
  }

  private Path store(long... steps) {
    Path run = home.resolve("run");
    InspectUnderTest.store(run);
    try (EventFile file = EventFile.create(run, 1)) {
      for (long step : steps) {
        file.append(event(step));
      }
    }
    return run;
  }

  private void turn() {
    on(() -> {
      ((ToggleButton) view.node("through")).setSelected(true);
      return null;
    });
    until(() -> view.node("spread-weights") != null && strip("weights").shown() != null);
  }

  private HistogramChart strip(String kind) {
    return (HistogramChart) view.node("spread-" + kind);
  }

  @Test
  void histogramsOfARunShareOneStepAxis() {
    view.openRun(store(0, 100, 200, 299));
    turn();
    for (String kind : List.of("activations", "weights", "weight-gradients", "biases", "bias-gradients")) {
      assertThat(strip(kind).shown().steps()).as(kind).containsExactly(0, 100, 200, 299);
      assertThat(strip(kind).getParent().isVisible()).isTrue();
    }
    HistogramChart.Series weights = strip("weights").shown();
    assertThat(weights.high()).as("0.05 × 2σ × 4").isCloseTo(0.4, within(0.05));
    assertThat(weights.levels()[0][LayerHistograms.BINS - 2]).isZero();
    assertThat(weights.levels()[3][LayerHistograms.BINS - 2]).isGreaterThan(0.1f);
    assertThat(view.text("spread-words")).startsWith("x: step, last recorded at 299; y: value");
    assertThat(on(() -> view.node("spread-key").getAccessibleText())).isEqualTo("0 values … most (log)");
    assertThat(on(() -> view.node("spread-key").isVisible())).isTrue();
    choose(LOCAL3);
    until(() -> strip("biases").shown().high() > 0.3);
  }

  @Test
  void hoveringShowsValuesAndMovesAllCursors(FxRobot robot) {
    view.openRun(store(0, 100, 200, 299));
    turn();
    HistogramChart weights = strip("weights");
    view.layOut();
    Bounds bounds = on(() -> weights.localToScreen(weights.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + bounds.getWidth() * 0.25, bounds.getCenterY() - 8);
    until(() -> weights.momentProperty().get() == 1);
    assertThat(strip("biases").momentProperty().get()).isEqualTo(1);
    assertThat(view.text("spread-read-out")).startsWith("Weights at step 100:").contains("of 4,800 values lie between");
    robot.moveTo(bounds.getMinX() + bounds.getWidth() / 2, bounds.getMinY() - 4);
    until(() -> weights.momentProperty().get() == -1);
    assertThat(view.text("spread-read-out")).startsWith("Hover over");
  }

  @Test
  void valuesAreReadByKeyboard(FxRobot robot) {
    view.openRun(store(0, 100, 200, 299));
    turn();
    robot.interact(() -> strip("weights").requestFocus());
    assertThat(view.text("spread-read-out")).startsWith("Weights at step 299:");
    robot.type(KeyCode.LEFT, 2).type(KeyCode.UP);
    until(() -> view.text("spread-read-out").startsWith("Weights at step 200:"));
    assertThat(view.text("spread-read-out")).contains("values lie between 0 and");
    assertThat(strip("weights").getAccessibleText()).isEqualTo(view.text("spread-read-out"));
    robot.type(KeyCode.ESCAPE);
    until(() -> strip("weights").momentProperty().get() == -1);
  }

  @Test
  void aHistogramIsSavedAsShown(FxRobot robot) throws Exception {
    view.openRun(store(0, 100, 200, 299));
    turn();
    Path file = home.resolve("weights.png");
    view.chosen = file;
    robot.interact(() -> strip("weights").requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    until(() -> Files.exists(file));
    BufferedImage saved = ImageIO.read(file.toFile());
    HistogramChart strip = strip("weights");
    assertThat(saved.getWidth()).isBetween((int) strip.getWidth() - 5, (int) strip.getWidth());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < saved.getWidth(); x++) {
      colours.add(saved.getRGB(x, saved.getHeight() / 2));
      assertThat(saved.getRGB(x, 0) >>> 24).as("opaque at " + x).isEqualTo(255);
    }
    assertThat(colours).as("brightness of what lies around zero").hasSizeGreaterThan(2);
    assertThat(saved.getRGB(0, 0)).as("the frame of the focus is no part of it").isEqualTo(saved.getRGB(1, 1));
  }

  @Test
  void theOutlineShowsTheStepOfTheSlider() {
    view.openRun(store(0, 99, 199, 299));
    turn();
    assertThat(on(() -> strip("weights").outlined())).isEqualTo(3);
    on(() -> {
      ((Slider) view.node("time")).setValue(0);
      return null;
    });
    until(() -> view.result().request().model().step() == 100);
    assertThat(on(() -> strip("weights").outlined())).isEqualTo(1);
  }

  @Test
  void movingTheCursorDoesNotRepaintTheStrip(FxRobot robot) {
    view.openRun(store(0, 99, 199, 299));
    turn();
    HistogramChart strip = strip("weights");
    view.layOut();
    until(() -> on(() -> ((ImageView) strip.lookup("ImageView")).getImage()) != null);
    Image painted = on(() -> ((ImageView) strip.lookup("ImageView")).getImage());
    Bounds bounds = on(() -> strip.localToScreen(strip.getBoundsInLocal()));
    for (double share : new double[] {0.1, 0.3, 0.6}) {
      robot.moveTo(bounds.getMinX() + share * bounds.getWidth(), bounds.getCenterY());
    }
    until(() -> on(() -> strip.momentProperty().get()) >= 0);
    assertThat(on(() -> ((ImageView) strip.lookup("ImageView")).getImage())).isSameAs(painted);
    view.resize(1300, 700);
    until(() -> on(() -> ((ImageView) strip.lookup("ImageView")).getImage()) != painted);
  }

  @Test
  void summariesAreOnlyReloadedForVisibleRuns() {
    view.openRun(store(0, 100));
    turn();
    assertThat(on(() -> view.model.histograms().following())).isTrue();
    view.hide();
    assertThat(on(() -> view.model.histograms().following())).isFalse();
    view.show();
    assertThat(on(() -> view.model.histograms().following())).isTrue();
    on(() -> {
      view.models.openBuiltIn();
      return null;
    });
    until(() -> view.result().request().model().step() > 300);
    assertThat(on(() -> view.model.histograms().following())).isFalse();
  }

  @Test
  void aSingleHistogramIsUprightAndReadFromLeftToRight(FxRobot robot) {
    InspectUnderTest.store(home.resolve("run"));
    view.openRun(home.resolve("run"));
    turn();
    HistogramChart weights = strip("weights");
    view.layOut();
    assertThat(on(() -> weights.lookup(".upright-bars").isVisible())).isTrue();
    robot.interact(weights::requestFocus);
    robot.type(KeyCode.RIGHT);
    int middle = on(() -> weights.binProperty().get());
    robot.type(KeyCode.RIGHT);
    assertThat(on(() -> weights.binProperty().get())).isEqualTo(middle + 1);
    Bounds bounds = on(() -> weights.localToScreen(weights.getBoundsInLocal()));
    robot.moveTo(bounds.getMinX() + bounds.getWidth() / 4, bounds.getCenterY());
    until(() -> on(() -> weights.binProperty().get()) == LayerHistograms.BINS / 4);
    assertThat(view.text("spread-read-out")).contains("values lie between");
  }

  @Test
  void anOutlierBarIsClippedToKeepOthersVisible() {
    assertThat(UprightBars.heights(new double[] {1, 2, 4})).containsExactly(0.25, 0.5, 1);
    double[] heights = UprightBars.heights(new double[] {1_000, 13, 26});
    assertThat(heights[0]).isEqualTo(1);
    assertThat(heights[2]).isCloseTo(1 / 1.3, within(1e-9));
    assertThat(heights[1]).isCloseTo(0.5 / 1.3, within(1e-9));
    assertThat(UprightBars.heights(new double[] {0, 0})).containsExactly(0, 0);
  }

  @Test
  void aRunInTrainingIsFollowed() {
    Path run = store(0);
    view.openRun(run);
    turn();
    assertThat(strip("weights").shown().steps()).containsExactly(0);
    try (EventFile file = EventFile.create(run, 2)) {
      file.append(event(100));
    }
    until(() -> strip("weights").shown().steps().length == 2);
  }

  @Test
  void withoutSummariesOnlyTheCurrentHistogramIsShown() {
    InspectUnderTest.store(home.resolve("run"));
    view.openRun(home.resolve("run"));
    turn();
    assertThat(view.text("spread-words")).contains("No history");
    assertThat(view.node("spread-key").isVisible()).isFalse();
    assertThat(strip("weights").shown().steps()).containsExactly(300);
    assertThat(strip("activations").getParent().isVisible()).isTrue();
    assertThat(strip("weight-gradients").getParent().isVisible()).isFalse();
    choose(POOL1);
    until(() -> !strip("weights").getParent().isVisible());
    assertThat(strip("activations").getParent().isVisible()).isTrue();
  }

  @Test
  void deadUnitsAreListedAndLinkToTheirMaps() {
    view.openRun(store(0, 100));
    turn();
    choose(LOCAL3);
    assertThat(view.text("dead-count")).isEqualTo("Check 40 test images");
    view.press("dead-count");
    until(() -> view.text("dead-words").contains("units were zero for all 40 test images"));
    assertThat(view.node("dead-progress").isVisible()).isFalse();
    FlowPane units = ((WholeRows) view.node("dead-units")).rows();
    int dead = Integer.parseInt(view.text("dead-words").split(" ")[0]);
    assertThat(dead).as("of a network of random values some units are dead").isBetween(1, 383);
    assertThat(view.text("dead-words")).startsWith(dead + " of 384 units were zero");
    Button first = (Button) on(() -> units.getChildren().get(0));
    int unit = Integer.parseInt(on(first::getText));
    on(() -> {
      first.fire();
      return null;
    });
    until(() -> view.result().request().channel() == unit);
    assertThat(view.node("maps").getParent().getParent().isVisible()).isTrue();
    assertThat(view.result().figures().silent(unit)).isTrue();
  }

  @Test
  void histogramsDoNotBlockTheWindowAndAreTranslated() {
    view.openRun(store(0, 100, 200, 299));
    try (Watchdog watchdog = new Watchdog()) {
      turn();
      choose(LOCAL3);
      assertThat(view.text("spread-words")).contains("last recorded at 299");
      assertThat(watchdog.held()).isEmpty();
    }
    view.speak(Language.KOREAN);
    until(() -> view.node("spread-weights") != null && strip("weights").shown() != null);
    assertThat(view.text("spread-words")).contains("마지막 기록: 299");
  }

  @Test
  void aHistogramTakesEveryKeyThatTheListOfShortcutsNames() {
    view.openRun(store(0, 100, 200, 299));
    turn();
    Texts texts = Texts.of(InspectController.class, Language.ENGLISH);
    assertThat(on(() -> ListedKeys.ignored(strip("weights"), InspectShortcuts.histogram(texts)))).isEmpty();
  }
}
