package convscope;

import com.sun.javafx.application.ParametersImpl;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Engines;
import convscope.foundation.Home;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.RecordedEvents;
import convscope.workbench.Watchdog;
import convscope.workbench.session.NetworkChoice;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.toolkit.ToolkitService;
import org.testfx.toolkit.impl.ApplicationLauncherImpl;
import org.testfx.toolkit.impl.ApplicationServiceImpl;
import org.testfx.toolkit.impl.ToolkitServiceImpl;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program in a window of its own, with an empty home, and a hand that clicks. */
@Tag("window")
abstract class WindowTest {
  static final FxRobot ROBOT = new FxRobot();
  /** Kept for all windows of this Java: drawing the sample takes more time than opening a window. */
  static final Dataset SAMPLE = SampleScenes.dataset();

  @TempDir
  Path home;

  private final Queue<Path> chosen = new ArrayDeque<>();
  private Workbench workbench;
  private Stage stage;
  private Watchdog watchdog;

  /** Where CIFAR-10 is fetched from. */
  CifarDownload download() {
    return new CifarDownload(URI.create("http://localhost:1/nothing"), 1, "", Home.data());
  }

  /** What there is to compute on. */
  Engines engines() {
    return AnEngine.installed();
  }

  /** What the program is started with. */
  String[] arguments() throws Exception {
    return new String[0];
  }

  /** Whether the card with first steps was dismissed at an earlier start, so that it covers nothing. */
  boolean welcomed() {
    return true;
  }

  @BeforeEach
  void open() throws Exception {
    System.setProperty("convscope.home", home.toString());
    Path state = home.resolve("window.json");
    if (welcomed() && !Files.exists(state)) {
      Files.writeString(state, "{\"welcomed\": true}");
    }
    stage = FxToolkit.registerPrimaryStage();
    ToolkitService toolkit = new ToolkitServiceImpl(new ApplicationLauncherImpl(), new ApplicationServiceImpl());
    workbench = (Workbench) toolkit.setupApplication(() -> stage, () ->
        new Workbench(window -> new AnsweredDialogs(chosen::poll), this::download, this::engines), arguments())
        .get(2, TimeUnit.MINUTES);
    WaitForAsyncUtils.waitForFxEvents();
    watchdog = new Watchdog();
  }

  @AfterEach
  void close() throws Exception {
    watchdog.close();
    FxToolkit.cleanupApplication(workbench);
    FxToolkit.cleanupStages();
    System.clearProperty("convscope.home");
    letGo();
  }

  /**
   * JavaFX remembers every program that was started, with all that it holds, and has no call to forget one that ended.
   */
  private void letGo() throws ReflectiveOperationException {
    Field started = ParametersImpl.class.getDeclaredField("params");
    started.setAccessible(true);
    ((Map<?, ?>) started.get(null)).remove(workbench);
    workbench = null;
    stage = null;
    clearAway();
  }

  /**
   * Writes the sample's images to {@code folder} with its classes called {@code names}, and opens it in the Data view.
   */
  void openSampleAs(Path folder, List<String> names) {
    CifarBinary.write(new Dataset("renamed", "renamed", names, SAMPLE.train(), SAMPLE.test()), folder);
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    willChoose(folder);
    eventually(() -> find("#folder").isVisible());
    ROBOT.interact(() -> ((Button) find("#folder")).fire());
    eventually(() -> words("#name").equals(folder.getFileName().toString()));
  }

  /** Selects the current run in the selector, by the keyboard. */
  static void selectCurrentRun() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.N);
    // The runs are read when the list opens, and when a run has begun.
    eventually(() -> ROBOT.lookup("#networks").<ListView<NetworkChoice>>query().getItems().stream()
        .anyMatch(choice -> choice.kind() == NetworkChoice.Kind.CURRENT_RUN));
    ROBOT.type(KeyCode.HOME).type(KeyCode.UP, 9).type(KeyCode.DOWN).type(KeyCode.ENTER);
    eventually(() -> !words("#top-network-name").equals("Built-in network"));
  }

  Stage stage() {
    return stage;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /** The next dialog will be answered with {@code path}. */
  void willChoose(Path path) {
    chosen.add(path);
  }

  /**
   * Waits until something holds, and until the event that has brought it is over: it is looked at from another thread,
   * which may see the middle of an event. A node that is not there yet comes later: the parts of a view are made one a
   * frame.
   */
  static void eventually(Callable<Boolean> holds) {
    patience().until(holds);
    awaitEndOfEvent();
  }

  /** As {@link #eventually}, for assertions: if they never hold, the last failure is told. */
  static void eventuallyAsserted(ThrowingRunnable assertions) {
    patience().untilAsserted(assertions);
    awaitEndOfEvent();
  }

  private static ConditionFactory patience() {
    return Awaitility.await().atMost(3, TimeUnit.MINUTES).pollInterval(20, TimeUnit.MILLISECONDS)
        .ignoreExceptionsMatching(WindowTest::mayPass);
  }

  /** Whether it is what a search throws whose node is not there yet, or while the scene is changed under it. */
  private static boolean mayPass(Throwable thrown) {
    return thrown instanceof EmptyNodeQueryException || thrown instanceof ConcurrentModificationException
        || thrown instanceof IndexOutOfBoundsException || thrown instanceof NullPointerException;
  }

  /** Waits for the end of the present event of the JavaFX thread, and then for what it has put off. */
  static void awaitEndOfEvent() {
    WaitForAsyncUtils.waitForFxEvents(2);
  }

  /** Waits until a run can be started and the form of Train, the view that is shown first, has its fields. */
  static void readyToStart() {
    eventually(() -> !find("#run-start").isDisabled() && ROBOT.lookup("#number-batch").tryQuery().isPresent());
  }

  /** What the status bar says from now on: a message may give way to the next before anybody looks. */
  static List<String> messages() {
    List<String> said = new CopyOnWriteArrayList<>();
    ROBOT.interact(() -> ((Labeled) find("#status-message")).textProperty().subscribe(words -> said.add(words)));
    return said;
  }

  /** What {@code look} finds on the JavaFX thread, where nothing changes meanwhile. */
  static <T> T on(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.MINUTES.toMillis(3), look);
  }

  /** Has the garbage taken away, with what TestFX remembers. */
  static void clearAway() throws ReflectiveOperationException {
    RecordedEvents.forget();
    System.gc();
  }

  static <T extends Node> T find(String query) {
    return ROBOT.lookup(query).query();
  }

  /** Whether a node is there and visible; seldom needed ones are not created before. */
  static boolean visible(String query) {
    return ROBOT.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
  }

  /** Whether the current run has finished, or was stopped before. */
  static boolean runIsOver() {
    return Set.of("Finished", "Stopped").contains(words("#status-state"));
  }

  static String words(String query) {
    return ((Labeled) find(query)).getText();
  }
}
