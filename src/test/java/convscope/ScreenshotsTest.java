package convscope;

import convscope.data.ArchiveServer;
import convscope.data.CifarDownload;
import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.engine.DeviceStatus;
import convscope.engine.Engines;
import convscope.engine.MadeDevices;
import convscope.foundation.Home;
import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.runs.RunFolder;
import convscope.training.Branch;
import convscope.workbench.evaluate.HeatMap;
import convscope.workbench.plot.Plot;
import convscope.workbench.shell.ViewId;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every state of the window, in every look, language and size, for people to look at. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ScreenshotsTest extends Camera {
  @TempDir
  private Path served;
  private final MadeDevices made = MadeDevices.besideTheProcessor();
  private ArchiveServer server;

  private static void type(String field, String text) {
    ROBOT.interact(() -> ((TextField) find(field)).setText(text));
  }

  private static void press(String button) {
    ROBOT.interact(() -> ((Button) find(button)).fire());
  }

  private static void state(String words) {
    eventually(() -> words("#status-state").equals(words));
  }

  private static void steps(int least) {
    eventually(() -> {
      String digits = words("#status-step").replace(",", "").replaceAll("\\D*(\\d+).*", "$1");
      return !digits.isEmpty() && Integer.parseInt(digits) >= least;
    });
  }

  @Override
  CifarDownload download() {
    return server.download(Home.data());
  }

  @Override
  Engines engines() {
    return new Engines(List.of(made));
  }

  @BeforeEach
  void serve() throws Exception {
    server = new ArchiveServer(served);
  }

  @AfterEach
  void serveNoMore() {
    server.close();
  }

  @Test
  void data() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    eventually(() -> !words("#left").isEmpty());
    take("data-grid");
    type("#query", "100-90");
    take("data-wrong-filter");
    type("#query", "59999");
    take("data-nothing-left");
    type("#query", "");
    ROBOT.interact(() -> find(".image-grid").requestFocus());
    ROBOT.push(KeyCode.END);
    take("data-last-image");
    server.answerWith(503);
    press("#fetch");
    eventually(() -> find("#problem").isVisible());
    take("data-download-failed");
    server.answerWith(200);
    server.haltAfter(300_000);
    press("#fetch");
    eventually(() -> words("#told").contains("MB/s"));
    take("data-fetching");
    press("#pause");
    take("data-paused");
    server.goOn();
  }

  @Test
  void trainLive() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    take("train-before-a-run");
    type("#number-batch", "32");
    type("#number-steps", "100000");
    press("#run-start");
    steps(150);
    press("#run-pause");
    state("Paused");
    eventually(() -> words("#test-images-correct").contains("correct ("));
    take("train-test-images");
    press("#run-stop");
    eventually(() -> words("#run-end-accuracy").matches("0\\.\\d+"));
    take("train-run-ended");
  }

  @Test
  void inspect() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    type("#number-batch", "64");
    type("#number-checkpointEvery", "40");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    take("inspect-empty");
    press("#run-start");
    eventually(() -> find("#model-follow").isVisible());
    press("#model-follow");
    eventually(() -> ROBOT.lookup("#moment").tryQuery().isPresent() && words("#moment").startsWith("now"));
    steps(130);
    take("inspect-live");
    press("#run-stop");
    eventually(WindowTest::runIsOver);
    eventually(() -> words("#moment").startsWith("step"));
    ROBOT.interact(() -> find("#maps").requestFocus());
    ROBOT.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
    eventually(() -> words("#sum-place").startsWith("Channel"));
    take("inspect-first-layer");
    choose(3);
    ROBOT.interact(() -> find("#chosen").requestFocus());
    ROBOT.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
    eventually(() -> words("#sum-place").startsWith("Channel"));
    take("inspect-deeper-layer");
    select("#patches-shown", true);
    eventually(() -> find("#patches").isVisible());
    take("inspect-patches");
    Slider time = (Slider) find("#time");
    ROBOT.interact(() -> time.setValue(1));
    eventually(() -> find("#patches-outdated").isVisible());
    take("inspect-patches-outdated");
    ROBOT.interact(() -> time.setValue(time.getMax()));
    eventually(() -> !find("#patches-outdated").isVisible());
    select("#patches-shown", false);
    select("#map-shown", true);
    eventually(() -> ROBOT.lookup("#map-words").tryQuery().isPresent() && words("#map-words").contains("variance"));
    ROBOT.interact(() -> ((ToggleButton) find("#map-neighbours")).fire());
    eventually(() -> words("#map-words").contains("t-SNE"));
    take("inspect-map");
    ROBOT.interact(() -> ((Slider) find("#time")).setValue(1));
    eventually(() -> find("#map-outdated").isVisible());
    take("inspect-map-outdated");
    select("#map-shown", false);
    choose(6);
    take("inspect-dense-layer");
  }

  /** The network as a picture, in the sizes that matter to it, and in a small window by the button. */
  @Test
  void network() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    eventually(() -> ROBOT.lookup("#moment").tryQuery().isPresent());
    ROBOT.interact(() -> {
      stage().setWidth(1920);
      stage().setHeight(1080);
    });
    eventually(() -> ROBOT.lookup("#network").tryQuery().isPresent() && find("#network").isVisible());
    take("inspect-network");
    ROBOT.interact(() -> {
      stage().setWidth(1280);
      stage().setHeight(720);
    });
    select("#picture-shown", true);
    take("inspect-network-wanted");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    eventually(() -> ROBOT.lookup("#number-batch").tryQuery().isPresent());
    type("#number-batch", "32");
    type("#number-checkpointEvery", "20");
    type("#number-steps", "100");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    press("#run-start");
    eventually(() -> find("#model-follow").isVisible());
    press("#model-follow");
    state("Finished");
    eventually(() -> words("#moment").startsWith("step"));
    choose(3);
    take("inspect-network-film");
    select("#through", true);
    take("inspect-network-histograms");
  }

  @Test
  void distributions() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    type("#number-batch", "16");
    type("#number-rate", "0.05");
    type("#number-checkpointEvery", "600");
    type("#number-steps", "2050");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    press("#run-start");
    eventually(() -> find("#model-follow").isVisible());
    press("#model-follow");
    eventually(() -> ROBOT.lookup("#through").tryQuery().isPresent());
    select("#through", true);
    take("inspect-distributions-begun");
    eventually(WindowTest::runIsOver);
    ROBOT.interact(() -> ((Slider) find("#time")).setValue(1));
    press("#dead-count");
    eventually(() -> words("#dead-words").contains("units were zero"));
    take("inspect-distributions");
    choose(6);
    press("#dead-count");
    eventually(() -> words("#dead-words").contains("of 384"));
    ROBOT.interact(() -> find("#spread-weights").requestFocus());
    ROBOT.type(KeyCode.LEFT).type(KeyCode.UP);
    take("inspect-distributions-dense");
    choose(1);
    take("inspect-distributions-none");
  }

  @Test
  void classify() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    eventually(() -> words("#classify-model").equals("Built-in network"));
    take("classify-empty");
    take("classify-over", () -> new DroppedFiles(List.of(PLACE)).over(find(".classify-view")));
    ROBOT.interact(() -> new DroppedFiles(List.of(PLACE)).away(find(".classify-view")));
    ROBOT.interact(() -> new DroppedFiles(List.of(manyLarge())).on(find(".classify-view")));
    eventually(() -> ((TableView<?>) find("#classify-table")).getItems().size() > 2);
    take("classify-reading");
    press("#classify-cancel");
    press("#classify-clear");
    press("#classify-samples");
    classified(10);
    press("#classify-clear");
    List<Path> pictures = pictures();
    ROBOT.interact(() -> new DroppedFiles(pictures.subList(0, 1)).on(find(".classify-view")));
    classified(1);
    take("classify-one");
    press("#classify-clear");
    press("#classify-samples");
    classified(10);
    ROBOT.interact(() -> ((ToggleButton) find("#where-gradient")).fire());
    eventually(() -> words("#details-seen-words").startsWith("Highlighted"));
    take("classify-gradient");
    ROBOT.interact(() -> ((ToggleButton) find("#where-occlusion")).fire());
    eventually(() -> words("#details-seen-words").startsWith("Orange"));
    take("classify-occlusion");
    ROBOT.interact(() -> find("#details-seen").requestFocus());
    ROBOT.type(KeyCode.LEFT).type(KeyCode.LEFT, 3);
    eventually(() -> words("#details-covered").contains("→"));
    take("classify-covered");
    ROBOT.interact(() -> ((Button) find("#classify-draw")).fire());
    draw();
    take("classify-drawing");
    ROBOT.interact(() -> new DroppedFiles(pictures).on(find(".classify-view")));
    classified(11 + pictures.size());
    take("classify-many");
    ROBOT.interact(() -> ((TableView<?>) find("#classify-table")).getSelectionModel().select(13));
    take("classify-unreadable");
  }

  /** A house on a meadow: a few strokes by keyboard. */
  private static void draw() {
    ROBOT.interact(() -> {
      ((ToggleButton) find("#draw-color-sky")).fire();
      ((Button) find("#draw-fill")).fire();
      ((ToggleButton) find("#draw-color-red")).fire();
      ((ToggleButton) find("#draw-size-broad")).fire();
      find("#draw-pad").requestFocus();
    });
    ROBOT.type(KeyCode.ENTER).type(KeyCode.RIGHT, 8).type(KeyCode.ENTER);
    ROBOT.interact(() -> ((ToggleButton) find("#draw-color-dark_green")).fire());
    ROBOT.interact(() -> find("#draw-pad").requestFocus());
    ROBOT.type(KeyCode.DOWN, 10).type(KeyCode.ENTER).type(KeyCode.LEFT, 20).type(KeyCode.ENTER);
  }

  private static void classified(int count) {
    TableView<?> table = find("#classify-table");
    eventually(() -> table.getItems().size() == count
        && !table.getColumns().get(1).getCellData(count - 1).equals("…")
        && !words("#details-verdict").isEmpty());
  }

  /** Drawn ones of several shapes, and files that are none. */
  private List<Path> pictures() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("a red barn.png", "holiday-2024-07-19-at-the-lake-in-the-morning.png", "broken.png",
        "notes.webp", "tall.png")) {
      Path file = served.resolve(name);
      if (name.equals("broken.png")) {
        Files.writeString(file, "no picture at all");
      } else if (name.endsWith("webp")) {
        Files.writeString(file, "RIFF1234WEBPVP8 ");
      } else {
        BufferedImage image = new BufferedImage(400, name.equals("tall.png") ? 1_200 : 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(120, 170, 230), 0, 300, new Color(90, 140, 70)));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(new Color(170, 40, 30));
        graphics.fillRect(120, image.getHeight() / 2 - 60, 160, 120);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
      }
      files.add(file);
    }
    return files;
  }

  /** A folder whose pictures take long to read. */
  private Path manyLarge() {
    Path folder = served.resolve("many");
    try {
      Files.createDirectories(folder);
      Path first = folder.resolve("0.png");
      ImageIO.write(new BufferedImage(6_000, 6_000, BufferedImage.TYPE_INT_RGB), "png", first.toFile());
      for (int i = 1; i < 100; i++) {
        Files.createLink(folder.resolve(i + ".png"), first);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return folder;
  }

  private static void choose(int layer) {
    ROBOT.interact(() -> ((ListView<?>) find("#layers")).getSelectionModel().select(layer));
    ROBOT.interact(() -> find("#layers").requestFocus());
  }

  @Test
  void evaluate() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    eventually(() -> !find("#evaluate-first").isDisabled());
    take("evaluate-empty");
    press("#evaluate-first");
    eventually(() -> ROBOT.lookup("#confusion").tryQuery().isPresent() && !words("#summary-precision").isEmpty());
    HeatMap map = find("#confusion");
    ROBOT.interact(map::requestFocus);
    ROBOT.type(KeyCode.DOWN, 4).type(KeyCode.RIGHT, 5);
    take("evaluate-confusion");
    for (String page : List.of("classes", "calibration", "course")) {
      select("#page-" + page, true);
      take("evaluate-" + page);
    }
    RunFolder run = learnt("2026-11-20-093015-tutorial", 0.1, 2_000);
    willChoose(run.path());
    ROBOT.interact(() -> compareItem("compare-run").fire());
    eventually(() -> find("#page-comparison") instanceof ToggleButton button && button.isSelected());
    take("evaluate-comparison");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    select(run.path());
    eventually(() -> words("#model-name").contains("2026-11-20"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    select("#page-course", true);
    eventually(() -> words("#course-missing").contains("missing"));
    take("evaluate-course-run");
    willChoose(run.path());
    ROBOT.interact(() -> compareItem("compare-run").fire());
    eventually(() -> ((ToggleButton) find("#page-comparison")).isSelected()
        && !find("#comparison-better").isDisabled());
    ROBOT.interact(() -> ((Button) find("#comparison-better")).fire());
    take("evaluate-comparison-other");
    select("#page-classes", true);
    take("evaluate-working", () -> {
      // Far from its end however long the other pictures took.
      ((Button) find("#evaluate-cancel")).fire();
      ((Button) find("#evaluate-start")).fire();
    });
    press("#evaluate-cancel");
  }

  private static MenuItem compareItem(String id) {
    return ((MenuButton) find("#evaluate-compare")).getItems().stream().filter(item -> id.equals(item.getId())).findFirst()
        .orElseThrow();
  }

  @Test
  void presenting() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    type("#number-batch", "16");
    press("#run-start");
    steps(20);
    take("presenting-train");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    ROBOT.push(KeyCode.F1);
    take("presenting-shortcuts");
  }

  @Test
  void networks() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    RunFolder run = learnt("2026-11-20-093015-tutorial", 0.1, 1_750);
    learnt("2026-11-21-101500-locally-connected", 0.05, 2_000);
    learnt("2026-11-22-181203-a-rather-long-name-of-a-run-that-is-cut", 0.2, 2_000);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    eventually(() -> !find("#evaluate-first").isDisabled());
    press("#evaluate-first");
    eventually(() -> ROBOT.lookup("#confusion").tryQuery().isPresent() && !words("#summary-precision").isEmpty());
    select(run.path());
    eventually(() -> find("#evaluate-outdated").isVisible());
    take("networks-evaluate-outdated");
    snapList("networks-list");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    type("#number-batch", "64");
    press("#run-start");
    steps(20);
    selectCurrentRun();
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    eventually(() -> words("#classify-model").startsWith("Current run"));
    press("#classify-samples");
    classified(10);
    take("networks-live");
  }

  /** The pop-over is a window of its own. */
  private void snapList(String state) throws Exception {
    for (String look : List.of("light", "dark", "projector")) {
      for (int language = 0; language < 2; language++) {
        int chosen = language;
        ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().select(chosen));
        select("#dark", look.equals("dark"));
        select("#projector", look.equals("projector"));
        ROBOT.push(KeyCode.CONTROL, KeyCode.N);
        eventually(() -> ((ListView<?>) find("#networks")).getItems().size() == 4);
        snap(find("#networks").getScene(), PLACE.resolve(state + "-" + look + (language == 0 ? "-en.png" : "-ko.png")));
        ROBOT.type(KeyCode.ESCAPE);
      }
    }
    select("#projector", false);
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().select(0));
  }

  /** A run that has learnt for a while, with evaluations of the averages and a checkpoint. */
  private RunFolder learnt(String name, double rate, long saved) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 4_000, rate, 2_000);
    for (int step = 0; step < 2_000; step += 250) {
      MadeRuns.evaluated(run, step, 0.8 - 0.7 * Math.exp(-step * rate / 100));
    }
    MadeRuns.saved(run, saved);
    return run;
  }

  @Test
  void train() throws Exception {
    take("train-opening");
    eventually(() -> !find("#run-start").isDisabled());
    take("train-empty");
    ROBOT.push(KeyCode.F1);
    take("shell-shortcuts");
    ROBOT.push(KeyCode.F1);
    type("#number-batch", "many");
    take("train-wrong-number");
    type("#number-batch", "128");
    ROBOT.interact(() -> WindowTest.<ComboBox<?>>find("#recipe").getSelectionModel().select(1));
    ROBOT.interact(() -> WindowTest.<MenuButton>find("#start-from").getItems().stream()
        .filter(one -> "start-built-in".equals(one.getId())).findFirst().orElseThrow().fire());
    ROBOT.interact(() -> WindowTest.<ComboBox<?>>find("#freeze").getSelectionModel().select(2));
    take("train-recipe");
    ROBOT.interact(() -> WindowTest.<MenuButton>find("#start-from").getItems().get(0).fire());
    ROBOT.interact(() -> WindowTest.<ComboBox<?>>find("#recipe").getSelectionModel().select(0));
    ROBOT.interact(() -> ((ToggleButton) find("#more-settings")).fire());
    ROBOT.interact(() -> WindowTest.<ComboBox<String>>find("#choice-schedule").setValue("one-cycle"));
    type("#number-warmUp", "0.2");
    take("train-more-settings");
    ROBOT.interact(() -> WindowTest.<ComboBox<String>>find("#choice-schedule").setValue("staircase"));
    type("#number-warmUp", "0");
    ROBOT.interact(() -> ((ToggleButton) find("#more-settings")).fire());
    type("#number-batch", "64");
    type("#number-evaluateEvery", "50");
    press("#run-start");
    steps(160);
    press("#run-pause");
    state("Paused");
    type("#number-rate", "0.03");
    ROBOT.interact(() -> ((TextField) find("#number-rate")).fireEvent(new ActionEvent()));
    press("#run-start");
    steps(260);
    take("train-live");
    press("#run-pause");
    state("Paused");
    take("train-paused");
    ROBOT.push(KeyCode.CONTROL, KeyCode.L);
    take("shell-log");
    ROBOT.push(KeyCode.CONTROL, KeyCode.L);
    press("#run-stop");
    eventually(WindowTest::runIsOver);
    take("train-finished");
    type("#number-rate", "100");
    press("#run-start");
    state("Diverged");
    eventually(() -> visible("#restartBar"));
    take("train-failed");
  }

  /** A running run over an earlier one, smoothed, without outliers; and one chart with all the room. */
  @Test
  void charts() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    learnt("2026-11-20-093015-tutorial", 0.1, 2_000);
    ROBOT.interact(() -> ((MenuButton) find("#earlier-run")).show());
    eventually(() -> ((MenuButton) find("#earlier-run")).getItems().size() == 3);
    ROBOT.interact(() -> ((MenuButton) find("#earlier-run")).getItems().get(2).fire());
    ROBOT.interact(() -> ((MenuButton) find("#earlier-run")).hide());
    eventually(() -> ((MenuButton) find("#earlier-run")).getText().contains("2026-11-20"));
    type("#number-batch", "32");
    type("#number-evaluateEvery", "50");
    type("#number-steps", "100000");
    press("#run-start");
    steps(200);
    press("#run-pause");
    state("Paused");
    ROBOT.interact(() -> ((Slider) find("#smoothing")).setValue(0.6));
    ROBOT.interact(() -> ((CheckBox) find("#ignore-outliers")).setSelected(true));
    take("train-charts");
    take("train-chart-maximized", () -> {
      if (ROBOT.lookup(".plot-stage").tryQuery().isEmpty()) {
        ((Button) find("#chart-loss .maximize")).fire();
      }
    });
    press("#run-stop");
    eventually(WindowTest::runIsOver);
  }

  @Test
  void devices() throws Exception {
    eventually(() -> !find("#run-start").isDisabled() && !words("#top-device").equals("loading…"));
    CountDownLatch answered = new CountDownLatch(1);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT7);
    eventually(() -> !words("#devices-count").isEmpty());
    made.searching(() -> await(answered));
    press("#devices-again");
    take("devices-looking");
    answered.countDown();
    made.searching(() -> {});
    made.busy("cpu", new DeviceLoad(OptionalInt.of(64), OptionalInt.of(5_800), OptionalInt.empty()));
    lookAgain(List.of(), DeviceStatus.of(DeviceStatus.Key.NO_GPU), DeviceStatus.of(DeviceStatus.Key.OPENCL_MISSING));
    take("devices-processor");
    made.busy("gpu:0", MadeDevices.load(97, 3_840, 71));
    made.busy("gpu:1", new DeviceLoad(OptionalInt.of(12), OptionalInt.empty(), OptionalInt.of(48)));
    lookAgain(MadeDevices.machines().get("two"));
    take("devices-nothing-measured");
    press("#measure-gpu-0");
    take("devices-measuring");
    for (String device : List.of("gpu-0", "cpu")) {
      eventually(() -> !find("#measure-cpu").isDisabled());
      press("#measure-" + device);
      eventually(() -> ROBOT.lookup("#measured-inference-" + device).tryQuery().isPresent());
    }
    ROBOT.interact(() -> ((CheckBox) find("#use-gpu-0")).fire());
    ROBOT.interact(() -> ((CheckBox) find("#use-gpu-1")).fire());
    take("devices-two");
    press("#choice-back");
    for (String machine : List.of("h100-mig", "intel", "no-permission", "old-driver", "kepler")) {
      lookAgain(MadeDevices.machines().get(machine));
      take("devices-" + machine);
    }
    List<Device> eight = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      eight.add(MadeDevices.nvidia(i, DeviceStatus.ready(), "NVIDIA A100-SXM4-80GB", 81_920, "8.0", "550.54.15", "CUDA"));
      made.busy("gpu:" + i, MadeDevices.load(95 - 9 * i, 20_000 + 4_000 * i, 55 + i));
    }
    lookAgain(eight);
    take("devices-eight");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAgain(List<Device> cards, DeviceStatus... remarks) {
    made.put(cards, remarks);
    eventually(() -> !find("#devices-again").isDisabled());
    press("#devices-again");
    eventually(() -> !find("#devices-again").isDisabled());
  }

  @Test
  void runs() throws Exception {
    KeyCode key = KeyCode.values()[KeyCode.DIGIT1.ordinal() + ViewId.RUNS.ordinal()];
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, key);
    eventually(() -> words("#runs-empty-words").startsWith("No runs yet"));
    take("runs-empty");
    double[] rates = {0.1, 0.2, 0.05};
    for (int i = 0; i < rates.length; i++) {
      learnt("2026-11-2" + i + "-093015-tutorial", rates[i], i == 1 ? 4_000 : 2_000);
    }
    RunFolder baseline = RunFolder.open(home.resolve("runs/2026-11-20-093015-tutorial"));
    for (int step = 0; step < 2_000; step += 100) {
      MadeRuns.probed(baseline, step);
    }
    new Notes("The one to beat.\nAt this rate it learns fastest, and ends best.", List.of("baseline", "lesson 3"))
        .write(home.resolve("runs/2026-11-20-093015-tutorial"));
    Files.createDirectories(home.resolve("runs/2026-11-19-torn"));
    Files.writeString(home.resolve("runs/2026-11-19-torn/manifest.json"), "{");
    Files.createDirectories(home.resolve("runs/photos"));
    eventually(() -> ((TableView<?>) find("#runs-table")).getItems().size() == 5);
    chooseRuns(0, 1, 2);
    eventually(() -> ((Plot) find("#runs-loss")).getLines().size() == 3);
    take("runs-curves");
    tabOfRuns(1);
    chooseRuns(2);
    eventually(() -> ((Plot) find("#runs-ratio")).getLines().size() == 2);
    take("runs-layers");
    chooseRuns(0, 1, 2);
    tabOfRuns(2);
    take("runs-settings");
    tabOfRuns(3);
    chooseRuns(2);
    take("runs-notes");
    chooseRuns(4);
    take("runs-broken");
    tabOfRuns(0);
    chooseRuns(2);
    ROBOT.push(KeyCode.DELETE);
    eventually(() -> find("#runs-undo-strip").isVisible());
    take("runs-deleted");
  }

  @Test
  void continuedRuns() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    RunFolder parent = learnt("2026-11-20-093015-tutorial", 0.1, 2_000);
    MadeRuns.saved(parent, 1_000);
    new RunLabel("Baseline, learning rate 0.1", 4).write(parent.path());
    Branch branch = new Branch(parent.path(), 1_000);
    new RunLabel("Lower rate from 1,000", 0).write(branch.begin(home.resolve("runs/2026-11-21-101500-tutorial")).path());
    learnt("2026-11-19-080000-tutorial", 0.2, 4_000);
    ROBOT.push(KeyCode.CONTROL, KeyCode.values()[KeyCode.DIGIT1.ordinal() + ViewId.RUNS.ordinal()]);
    eventually(() -> ((TableView<?>) find("#runs-table")).getItems().size() == 3);
    chooseRuns(0, 1, 2);
    eventually(() -> ((Plot) find("#runs-loss")).getLines().size() == 3);
    take("runs-named");
    chooseRuns(2);
    willChoose(home.resolve("report.html"));
    press("#runs-report");
    eventually(() -> ROBOT.lookup("#task-open").tryQuery().isPresent());
    eventually(() -> !find("#runs-more").isDisabled());
    take("runs-more", () -> {
      ((Button) find("#runs-more")).fire();
      if (!((ToggleButton) find("#status-tasks")).isSelected()) {
        ((ToggleButton) find("#status-tasks")).fire();
      }
    });
  }

  private static void chooseRuns(int... rows) {
    TableView<?> table = find("#runs-table");
    ROBOT.interact(() -> {
      table.requestFocus();
      table.getSelectionModel().clearSelection();
      for (int row : rows) {
        table.getSelectionModel().select(row);
      }
    });
  }

  private static void tabOfRuns(int index) {
    ROBOT.interact(() -> ((TabPane) find("#runs-tabs")).getSelectionModel().select(index));
  }
}
