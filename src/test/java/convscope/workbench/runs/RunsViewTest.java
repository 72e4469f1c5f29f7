package convscope.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.classroom.ClassCollection;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.export.Exporter;
import convscope.foundation.Language;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.MadeRuns;
import convscope.library.RunLabel;
import convscope.runs.Change;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.RunState;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.RecordedEvents;
import convscope.workbench.TestStage;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.Kits;
import convscope.workbench.session.LongTasks;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.NetworkExport;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.geometry.Bounds;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Runs view alone: selecting, deleting, naming, coloring, and continuing runs. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class RunsViewTest {
  private static final Dataset IMAGES = SampleScenes.dataset(7, 60, 40);

  @TempDir
  private Path home;
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private CurrentRun training;
  private OpenDataset data;
  private RunsModel model;
  private final Appearance appearance = new Appearance();
  private RunServices services;
  private RunsController view;
  private String shownView = "";

  @Start
  void start(Stage stage) {
    run("2026-01-01-first", "2026-01-01T10:00:00", 0.1);
    run("2026-01-02-second", "2026-01-02T10:00:00", 0.2);
    RunFolder.open(home.resolve("runs/2026-01-02-second")).changes()
        .append(new Change(100, Setting.RATE, 0.05, "2026-01-02T10:01:00"));
    run("2026-01-03-third", "2026-01-03T10:00:00", 0.3);
    CifarBinary.write(IMAGES, home.resolve("small"));
    data = new OpenDataset(background, home, () ->
        new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
    SharedEngine engines = new SharedEngine(background, AnEngine::installed);
    PlanForm form = new PlanForm();
    Path runs = home.resolve("runs");
    training = new CurrentRun(background, engines, data, form, notices, runs);
    training.show(true);
    Continuation continuation =
        new Continuation(training, data.datasetProperty(), runs, () -> shownView = "train");
    Library library = new Library(runs, home.resolve("folders.json"));
    SelectedNetwork models = new SelectedNetwork(background, training);
    model = new RunsModel(library,
        new ClassCollection(home.resolve("collected"), home.resolve("class-folders.json")),
        new Bin(home.resolve("bin")), background);
    LongTasks tasks = new LongTasks(background, notices);
    services = new RunServices(training, continuation, tasks, form, models,
        data.datasetProperty(), engines::require, new NetworkExport(tasks, new Exporter()),
        new Kits(data, form, training, new NetworkChoices(models, training, library, background), library, tasks,
            notices, home, lessons -> { }),
        new RunServices.OtherViews(() -> shownView = "train", () -> shownView = "inspect",
            () -> shownView = "evaluate"));
    appearance.setTheme();
    view = view(Language.ENGLISH);
    Scene scene = new Scene(view.node(), 1_240, 680);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    view.shown();
    data.open(home.resolve("small").toString());
    engines.load();
  }

  @AfterEach
  void close() throws InterruptedException {
    on(() -> {
      view.hidden();
      view.node().getScene().setRoot(new Pane());
      view.close();
      model.close();
      training.show(false);
      return null;
    });
    training.finish();
    background.close();
  }

  private RunsController view(Language language) {
    return new RunsController(model, services, new PlotSettings(), appearance, background,
        new AnsweredDialogs(() -> null), notices, language);
  }

  private void run(String name, String created, double rate) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 400, rate, 400);
    Manifest made = run.manifest();
    run.rewrite(new Manifest(made.format(), created, made.network(),
        new Manifest.Data("small", "small", IMAGES.checksum(),
        60, 40, IMAGES.classNames()), made.settings(), made.versions(), made.machine()));
    MadeRuns.saved(run, 200);
    MadeRuns.saved(run, 400);
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(90, TimeUnit.SECONDS).until(() -> on(so));
  }

  @SuppressWarnings("unchecked")
  private <T extends Node> T node(String id) {
    return (T) view.node().lookup("#" + id);
  }

  private String text(String id) {
    return on(() -> ((Label) node(id)).getText());
  }

  private TableView<RunItem> table() {
    return node("runs-table");
  }

  private List<String> cells(String column) {
    return on(() -> {
      TableColumn<RunItem, ?> found =
          table().getColumns().stream().filter(one -> one.getId().equals("column-" + column)).findFirst().orElseThrow();
      return IntStream.range(0, table().getItems().size()).mapToObj(row -> String.valueOf(found.getCellData(row)))
          .toList();
    });
  }

  private void ready(int runs) {
    until(() -> table().getItems().size() == runs && node("runs-loss") != null);
  }

  private void select(int... rows) {
    on(() -> {
      table().requestFocus();
      table().getSelectionModel().clearSelection();
      for (int row : rows) {
        table().getSelectionModel().select(row);
      }
      return null;
    });
  }

  private List<PlotLine> lines() {
    return on(() -> List.copyOf(((Plot) node("runs-loss")).getLines()));
  }

  private Optional<Node> rowMenu() {
    return view.node().lookupAll(".row-menu").stream().filter(one -> one.getScene() != null && one.isVisible())
        .findFirst();
  }

  private static ContextMenu openMenu() {
    return on(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .filter(menu -> "runs-menu".equals(menu.getId()) && menu.isShowing()).findFirst().orElse(null));
  }

  private static MenuItem item(ContextMenu menu, String id) {
    return menu.getItems().stream().filter(one -> id.equals(one.getId())).findFirst().orElseThrow();
  }

  @Test
  void rowsOfButtonsAreWholeInASmallWindowAlsoAfterItWasStyledAnew() {
    Scene scene = view.node().getScene();
    on(() -> {
      scene.getWindow().setWidth(880);
      scene.getWindow().setHeight(520);
      appearance.projectorProperty().set(true);
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents(10);
    on(() -> {
      appearance.projectorProperty().set(false);
      return null;
    });
    until(() -> bounds("#runs-delete").getMinY() > bounds("#runs-inspect").getMaxY()
        && bounds("#runs-inspect").getMinY() >= bounds("#runs-table").getMaxY()
        && bounds("#runs-delete").getMaxY() <= bounds("#runs-tabs").getMinY());
  }

  @Test
  void inANarrowWindowTheCurvesAreWholeBelowTheRowsOfTheirControls() {
    ready(3);
    select(0, 1);
    on(() -> {
      view.node().getScene().getWindow().setWidth(560);
      view.node().getScene().getWindow().setHeight(340);
      return null;
    });
    until(() -> bounds(".curves-bar").getHeight() > 2 * bounds(".curves-bar .across").getHeight());
    until(() -> bounds("#runs-loss").getMaxY() <= bounds("#runs-tabs").getMaxY());
  }

  @Test
  void theTableIsAsHighAsItsRowsUntilTheDividerIsDragged(FxRobot robot) {
    ready(3);
    on(() -> {
      view.node().getScene().getWindow().setHeight(900);
      return null;
    });
    until(() -> {
      double rows = (bounds("#runs-table").getHeight() - bounds(".column-header-background").getHeight())
          / bounds(".table-row-cell").getHeight();
      return rows >= 3 && rows < 5;
    });
    until(() -> view.node().lookup("#runs-loss") != null);
    double before = bounds("#runs-tabs").getMinY();
    robot.drag(".split-pane-divider").dropBy(0, 120);
    until(() -> bounds("#runs-tabs").getMinY() > before + 60);
    double dragged = bounds("#runs-tabs").getMinY();
    on(() -> {
      model.filterProperty().set("third");
      return null;
    });
    until(() -> table().getItems().size() == 1);
    WaitForAsyncUtils.waitForFxEvents(10);
    assertThat(on(() -> bounds("#runs-tabs").getMinY())).isEqualTo(dragged);
  }

  private Bounds bounds(String id) {
    Node found = view.node().lookup(id);
    return found.localToScene(found.getLayoutBounds());
  }

  @Test
  void aViewThatHasBeenClosedIsForgottenThoughItsRunsStay() throws ReflectiveOperationException {
    until(() -> view.node().lookup(".table-row-cell:filled") != null);
    WeakReference<RunsController> closed = new WeakReference<>(view);
    on(() -> {
      Scene scene = view.node().getScene();
      view.hidden();
      view.close();
      view = view(Language.KOREAN);
      scene.setRoot(view.node());
      view.shown();
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents();
    RecordedEvents.forget();
    until(() -> {
      System.gc();
      return closed.get() == null;
    });
  }

  @Test
  void theLatestRunIsListedFirstWithItsData() {
    ready(3);
    assertThat(cells("name")).containsExactly("2026-01-03-third", "2026-01-02-second", "2026-01-01-first");
    assertThat(cells("data")).containsOnly("small");
    assertThat(cells("rate")).containsExactly("0.3", "0.2 → 0.05", "0.1");
  }

  @Test
  void aFolderThatBecomesARunWhileItIsListedTakesItsPlaceInTheOrder() throws IOException {
    run(".being-made", "2026-01-04T10:00:00", 0.1);
    Path fourth = Files.createDirectory(home.resolve("runs/2026-01-04-fourth"));
    ready(4);
    assertThat(cells("name")).endsWith("2026-01-04-fourth");
    Files.move(home.resolve("runs/.being-made/manifest.json"), fourth.resolve("manifest.json"));
    until(() -> cells("name").get(0).equals("2026-01-04-fourth"));
  }

  @Test
  void theSortOrderStaysWhenTheLanguageChanges() {
    ready(3);
    on(() -> {
      TableColumn<RunItem, ?> rate = table().getColumns().stream()
          .filter(one -> one.getId().equals("column-rate")).findFirst().orElseThrow();
      rate.setSortType(TableColumn.SortType.ASCENDING);
      table().getSortOrder().setAll(List.of(rate));
      return null;
    });
    assertThat(cells("name")).containsExactly("2026-01-02-second", "2026-01-01-first", "2026-01-03-third");
    on(() -> {
      Scene scene = view.node().getScene();
      view.hidden();
      scene.setRoot(new Pane());
      view.close();
      view = view(Language.KOREAN);
      scene.setRoot(view.node());
      view.shown();
      return null;
    });
    ready(3);
    assertThat(cells("name")).containsExactly("2026-01-02-second", "2026-01-01-first", "2026-01-03-third");
  }

  @Test
  void ofASingleRunTheLayersAreDrawnAsTheyWereProbed() {
    RunFolder first = RunFolder.open(home.resolve("runs/2026-01-01-first"));
    MadeRuns.probed(first, 100);
    MadeRuns.probed(first, 200);
    ready(3);
    until(() -> node("runs-ratio") != null);
    select(2);
    until(() -> layers("runs-ratio").size() == 2);
    assertThat(on(() -> layers("runs-ratio"))).containsExactly("conv1", "softmax_linear");
    assertThat(on(() -> layers("runs-sparsity"))).containsExactly("conv1");
    select(1, 2);
    until(() -> layers("runs-ratio").isEmpty());
    assertThat(on(() -> ((Plot) node("runs-ratio")).getEmptyText())).contains("single run");
  }

  private List<String> layers(String plot) {
    return ((Plot) node(plot)).getLines().stream().map(PlotLine::label).toList();
  }

  @Test
  void theKeyboardSelectsInspectsDeletesAndRestoresARun(FxRobot robot) {
    ready(3);
    select(0);
    robot.type(KeyCode.DOWN);
    assertThat(on(() -> table().getSelectionModel().getSelectedItem().now().name())).isEqualTo("2026-01-02-second");
    robot.type(KeyCode.ENTER);
    assertThat(shownView).isEqualTo("inspect");
    robot.type(KeyCode.DELETE);
    until(() -> table().getItems().size() == 2);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    until(() -> table().getItems().size() == 3);
  }

  @Test
  void afterADeletionTheSelectionIsEmptyAndCountsAreUpdated(FxRobot robot) {
    ready(3);
    select(1);
    until(() -> lines().size() == 1);
    assertThat(text("runs-count")).isEqualTo("3 runs, 1 selected");
    robot.type(KeyCode.DELETE);
    until(() -> table().getItems().size() == 2);
    assertThat(on(() -> List.copyOf(table().getSelectionModel().getSelectedItems()))).isEmpty();
    assertThat(text("runs-count")).isEqualTo("2 runs, 0 selected");
    assertThat(on(() -> ((MenuButton) node("runs-bin")).getText())).isEqualTo("Trash (1)");
    assertThat(on(() -> node("runs-delete").isDisabled())).isTrue();
    until(() -> lines().isEmpty());
    // From there the arrow keys go on.
    assertThat(on(() -> table().getFocusModel().getFocusedIndex())).isBetween(0, 1);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> table().getItems().size() == 3);
    assertThat(text("runs-count")).isEqualTo("3 runs, 0 selected");
    assertThat(on(() -> ((MenuButton) node("runs-bin")).getText())).isEqualTo("Trash (0)");
  }

  @Test
  void deletingARunKeepsOtherSelectionsAndCountsFollowTheFilter(FxRobot robot) throws Exception {
    ready(3);
    select(0, 2);
    on(() -> {
      model.actions().delete(List.of(model.chosen().get(0)));
      return null;
    });
    until(() -> table().getItems().size() == 2);
    assertThat(on(() -> table().getSelectionModel().getSelectedItem().now().name())).isEqualTo("2026-01-01-first");
    assertThat(text("runs-count")).isEqualTo("2 runs, 1 selected");
    on(() -> {
      ((TextField) node("runs-filter")).setText("second");
      return null;
    });
    assertThat(text("runs-count")).isEqualTo("1 of 2 runs, 0 selected");
    MadeRuns.begun(home.resolve("runs/2026-01-04-second-again"), 10, 0.1);
    until(() -> table().getItems().size() == 2);
    assertThat(text("runs-count")).isEqualTo("2 of 3 runs, 0 selected");
  }

  @Test
  void renamingARunKeepsItsFolderName(FxRobot robot) {
    ready(3);
    select(0);
    robot.type(KeyCode.F2);
    until(() -> node("runs-rename") != null && node("runs-rename").isFocused());
    robot.write("Low rate").type(KeyCode.ENTER);
    until(() -> RunLabel.of(home.resolve("runs/2026-01-03-third")).name().equals("Low rate")
        && cells("name").get(0).equals("Low rate"));
    assertThat(on(() -> table().isFocused())).isTrue();
    assertThat(home.resolve("runs/2026-01-03-third")).isDirectory();
    on(() -> {
      ((TextField) node("runs-filter")).setText("low third");
      return null;
    });
    assertThat(cells("name")).containsExactly("Low rate");
    select(0);
    robot.type(KeyCode.F2);
    until(() -> node("runs-rename") != null && node("runs-rename").isFocused());
    robot.write("Another").type(KeyCode.ESCAPE);
    until(() -> node("runs-rename") == null);
    assertThat(cells("name")).containsExactly("Low rate");
    // Without a name of its own it has that of its folder again, and no longer matches a search for the old one.
    robot.type(KeyCode.F2);
    until(() -> node("runs-rename") != null && node("runs-rename").isFocused());
    robot.type(KeyCode.DELETE).type(KeyCode.ENTER);
    until(() -> cells("name").isEmpty());
    assertThat(home.resolve("runs/2026-01-03-third/label.json")).doesNotExist();
  }

  @Test
  void theRowMenuOpensByMouseAndKeyboardAndSetsTheRunColor(FxRobot robot) {
    ready(3);
    // The rows are made with the frame after the runs have come.
    until(() -> rowMenu().isPresent());
    robot.clickOn(on(() -> rowMenu().orElseThrow()));
    until(() -> openMenu() != null);
    assertThat(on(() -> table().getSelectionModel().getSelectedItems().size())).isEqualTo(1);
    robot.type(KeyCode.ESCAPE);
    until(() -> openMenu() == null);
    select(0, 1);
    until(() -> lines().size() == 2);
    on(() -> {
      Node row = view.node().lookup(".table-row-cell");
      Event.fireEvent(row, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 5, 20, 5, false,
          new PickResult(row, 20, 5)));
      return null;
    });
    until(() -> openMenu() != null);
    assertThat(item(openMenu(), "runs-menu-rename").isDisable()).isTrue();
    assertThat(item(openMenu(), "runs-menu-delete").isDisable()).isFalse();
    robot.type(KeyCode.ESCAPE);
    until(() -> openMenu() == null);
    select(0);
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    until(() -> openMenu() != null);
    ContextMenu menu = openMenu();
    assertThat(((Menu) item(menu, "runs-menu-branch")).getItems()).extracting(MenuItem::getText)
        .containsExactly("New run from step 400", "New run from step 200");
    assertThat(item(menu, "runs-menu-resume").isDisable()).isTrue();
    on(() -> {
      ((Menu) item(menu, "runs-menu-colour")).getItems().get(7).fire();
      menu.hide();
      return null;
    });
    until(() -> lines().size() == 1 && lines().get(0).colour() == 7);
    assertThat(RunLabel.of(home.resolve("runs/2026-01-03-third")).colour()).isEqualTo(7);
    until(() -> view.node().lookupAll(".table-row-cell .swatch-7").size() == 1);
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    until(() -> openMenu() != null);
    on(() -> {
      item(openMenu(), "runs-menu-evaluate").fire();
      return null;
    });
    assertThat(shownView).isEqualTo("evaluate");
  }

  @Test
  void finishedRunsCanBeExtendedAndCheckpointsBranched(FxRobot robot) throws Exception {
    ready(3);
    until(() -> data.datasetProperty().get() != null);
    select(2);
    until(() -> !node("runs-more").isDisabled());
    robot.clickOn("#runs-more");
    until(() -> node("runs-more-total").isFocused());
    robot.write("400");
    assertThat(on(() -> node("runs-more-start").isDisabled())).isTrue();
    assertThat(text("runs-more-why")).isEqualTo("Enter more than 400.");
    robot.type(KeyCode.ESCAPE);
    assertThat(on(() -> node("runs-more-strip").isVisible())).isFalse();
    robot.clickOn("#runs-more");
    until(() -> node("runs-more-total").isFocused());
    robot.write("402").type(KeyCode.ENTER);
    assertThat(shownView).isEqualTo("train");
    until(() -> training.stateProperty().get() instanceof RunState.Finished);
    assertThat(RunFolder.open(home.resolve("runs/2026-01-01-first")).manifest().settings().steps()).isEqualTo(402);
    assertThat(RunFolder.open(home.resolve("runs/2026-01-01-first")).checkpoints().list()).hasSize(3);
    select(1);
    until(() -> !node("runs-branch").isDisabled());
    on(() -> {
      ((MenuButton) node("runs-branch")).getItems().get(1).fire();
      return null;
    });
    until(() -> training.stateProperty().get() instanceof RunState.Running);
    on(() -> {
      training.stop();
      return null;
    });
    until(() -> table().getItems().size() == 4 && training.stateProperty().get().over());
    until(() -> cells("parent").get(0).equals("2026-01-02-second, step 200"));
    on(() -> {
      model.actions().label(table().getItems().get(2), new RunLabel("Low rate", 0));
      return null;
    });
    until(() -> cells("parent").get(0).equals("Low rate, step 200"));
    on(() -> {
      model.actions().label(table().getItems().get(2), RunLabel.NONE);
      return null;
    });
    until(() -> cells("parent").get(0).equals("2026-01-02-second, step 200"));
    assertThat(Files.exists(home.resolve("runs/2026-01-02-second/checkpoints/step-00000400.safetensors"))).isTrue();
    // The last checkpoint leaves no step to make: the view asks for more.
    select(2);
    until(() -> !node("runs-branch").isDisabled());
    on(() -> {
      ((MenuButton) node("runs-branch")).getItems().get(0).fire();
      return null;
    });
    assertThat(text("runs-more-question")).isEqualTo("New run from 2026-01-02-second, step 400. Total steps:");
  }
}
