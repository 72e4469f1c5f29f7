package convscope.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.classroom.ClassCollection;
import convscope.classroom.HandIn;
import convscope.classroom.HandInFile;
import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.SampleScenes;
import convscope.export.Exporter;
import convscope.foundation.Language;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.MadeRuns;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A class in the Runs view: handing in, and collecting what was handed in. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class ClassViewTest {
  private static final int STUDENTS = 12;

  @TempDir
  private Path home;
  private Path shared;
  private volatile Path answer;
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private CurrentRun training;
  private OpenDataset data;
  private PlanForm form;
  private RunsModel model;
  private RunsController view;

  @Start
  void start(Stage stage) throws IOException {
    shared = Files.createDirectories(home.resolve("shared"));
    Path runs = home.resolve("runs");
    RunFolder own = MadeRuns.trained(runs.resolve("own"), 400, 0.1, 400);
    MadeRuns.saved(own, 400);
    data = new OpenDataset(background, home, () ->
        new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
    SharedEngine engines = new SharedEngine(background, AnEngine::installed);
    form = new PlanForm();
    training = new CurrentRun(background, engines, data, form, notices, runs);
    Continuation continuation = new Continuation(training, data.datasetProperty(), runs, () -> { });
    Library library = new Library(runs, home.resolve("folders.json"));
    SelectedNetwork models = new SelectedNetwork(background, training);
    model = new RunsModel(library,
        new ClassCollection(home.resolve("collected"), home.resolve("class-folders.json")),
        new Bin(home.resolve("bin")), background);
    LongTasks tasks = new LongTasks(background, notices);
    RunServices services = new RunServices(training, continuation, tasks, form,
        models, data.datasetProperty(), engines::require, new NetworkExport(tasks, new Exporter()),
        new Kits(data, form, training, new NetworkChoices(models, training, library, background), library, tasks,
            notices, home, lessons -> { }), new RunServices.OtherViews(() -> { }, () -> { }, () -> { }));
    Appearance appearance = new Appearance();
    appearance.setTheme();
    view = new RunsController(model, services, new PlotSettings(), appearance, background,
        new AnsweredDialogs(() -> answer), notices, Language.ENGLISH);
    Scene scene = new Scene(view.node(), 1_240, 680);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
    view.shown();
  }

  @AfterEach
  void close() throws InterruptedException {
    on(() -> {
      view.hidden();
      view.node().getScene().setRoot(new Pane());
      view.close();
      model.close();
      return null;
    });
    training.finish();
    background.close();
  }

  private void handIns() {
    for (int i = 0; i < STUDENTS; i++) {
      RunFolder run = MadeRuns.trained(home.resolve("students/run-" + i), 400, 0.1, 100);
      MadeRuns.evaluated(run, 100, 0.5 + i / 100.0);
      new HandIn("Student " + i, "Answer " + i, List.of(run.path()), false)
          .writeInto(shared, LocalDateTime.of(2026, 3, 2, 10, 15), done -> true);
    }
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

  private void choose(String item) {
    on(() -> {
      MenuButton menu = node("runs-class");
      menu.getItems().stream().filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire();
      return null;
    });
  }

  private List<RunSummary> listed() {
    return ((TableView<RunItem>) this.<TableView<RunItem>>node("runs-table")).getItems().stream().map(RunItem::now)
        .toList();
  }

  private List<PlotLine> lines() {
    return ((Plot) node("runs-precision")).getLines();
  }

  @Test
  void aTypedNameIsAmongThoseThatTheWindowsFontMustShow() throws Exception {
    List<String> told = on(() -> {
      List<String> names = new ArrayList<>();
      model.tellNames(names::addAll);
      model.classroom().studentProperty().set("김민아");
      model.classroom().answersProperty().set("고양이와 개");
      return names;
    });
    assertThat(told).contains("김민아", "고양이와 개");
  }

  @Test
  void aCollectedClassIsSortedAndDrawnWithOneRunHighlightedAndADamagedFileIsNamed() throws IOException {
    handIns();
    Files.writeString(shared.resolve("broken.convwork"), "no zip");
    answer = shared;
    until(() -> listed().size() == 1 && node("runs-precision") != null);
    choose("class-collect-folder");
    until(() -> lines().size() == STUDENTS);
    assertThat(on(this::listed)).extracting(run -> run.handedIn().student()).startsWith("Student 11", "Student 10")
        .hasSize(STUDENTS);
    assertThat(on(() -> ((Label) node("class-words")).getText())).contains("12 students", "0.555", "0.610",
        "Student 11");
    assertThat(on(() -> ((Label) node("class-problems")).getText())).contains("broken.convwork");
    assertThat(on(this::lines)).extracting(PlotLine::rank).containsOnly(PlotLine.Rank.CROWD, PlotLine.Rank.MAIN);
    assertThat(on(() -> lines().get(STUDENTS - 1).series().name())).as("the best one").startsWith("Student 11");
    on(() -> {
      model.curves().pointedProperty().set(listed().get(3).path());
      return null;
    });
    assertThat(on(() -> lines().get(STUDENTS - 1))).satisfies(line -> {
      assertThat(line.rank()).isEqualTo(PlotLine.Rank.MAIN);
      assertThat(line.series().name()).startsWith("Student 8");
    });
    assertThat(on(() -> ((Button) node("runs-delete")).isDisabled())).isTrue();
  }

  @Test
  void whatWasHandedInShowsItsAnswersAndCanNeitherBeResumedNorDeleted() {
    handIns();
    until(() -> listed().size() == 1);
    on(() -> {
      model.collect(List.of(shared));
      return null;
    });
    until(() -> listed().size() == STUDENTS);
    on(() -> {
      ((TableView<?>) node("runs-table")).getSelectionModel().clearAndSelect(0);
      return null;
    });
    for (String button : List.of("runs-delete", "runs-resume", "runs-more")) {
      assertThat(on(() -> node(button).isDisabled())).as(button).isTrue();
    }
    assertThat(on(() -> node("runs-report").isDisabled())).isFalse();
    on(() -> {
      TabPane tabs = (TabPane) view.node().lookup(".tab-pane");
      tabs.getTabs().stream().filter(tab -> "runs-tab-notes".equals(tab.getId())).findFirst()
          .ifPresent(tabs.getSelectionModel()::select);
      return null;
    });
    until(() -> node("runs-handed-in") != null && node("runs-handed-in").isVisible());
    assertThat(on(() -> ((Label) node("runs-handed-in")).getText())).isEqualTo("Answers of Student 11:\nAnswer 11");
  }

  @Test
  void selectedRunsAreHandedInWithNameAndAnswers() {
    until(() -> listed().size() == 1);
    choose("class-hand-in");
    assertThat(on(() -> node("handin-folder").isDisabled())).as("without a name").isTrue();
    on(() -> {
      ((TableView<?>) node("runs-table")).getSelectionModel().select(0);
      ((TextField) node("handin-name")).setText("Mina");
      ((TextArea) node("handin-answers")).setText("It learns.");
      answer = shared;
      ((Button) node("handin-folder")).fire();
      return null;
    });
    until(() -> notices.latestProperty().get() != null);
    assertThat(notices.latestProperty().get().words()).contains("handed in as", "Mina");
    assertThat(on(() -> node("handin").isVisible())).isFalse();
    HandInFile.Contents contents = new HandInFile(file()).check(done -> true);
    assertThat(contents.student()).isEqualTo("Mina");
    assertThat(contents.answers()).isEqualTo("It learns.");
    assertThat(contents.runs()).containsExactly("own");
  }

  @Test
  void aKitThatWasMadePutsDataSettingsAndNetworksInPlace() {
    CifarBinary.write(SampleScenes.dataset(3, 40, 20), home.resolve("pets"));
    on(() -> {
      data.open(home.resolve("pets").toString());
      return null;
    });
    until(() -> listed().size() == 1 && data.datasetProperty().get() != null);
    choose("class-kit-make");
    Path file = home.resolve("kit.convkit");
    on(() -> {
      ((TableView<?>) node("runs-table")).getSelectionModel().select(0);
      ((TextField) node("kit-title")).setText("Class 3");
      form.setSteps(123);
      answer = file;
      ((Button) node("kit-save")).fire();
      return null;
    });
    until(() -> notices.latestProperty().get() != null);
    assertThat(notices.latestProperty().get().words()).contains(file.toString(), "data pets", "settings", "1 network");
    on(() -> {
      form.setSteps(7);
      return null;
    });
    choose("class-kit-open");
    until(() -> listed().size() == 2 && data.datasetProperty().get().source().contains("kits")
        && form.number(Setting.STEPS).orElse(0) == 123);
    assertThat(notices.latestProperty().get().words()).contains("Class 3");
    assertThat(data.datasetProperty().get().name()).isEqualTo("pets");
  }

  private Path file() {
    try (Stream<Path> all = Files.list(shared)) {
      return all.findFirst().orElseThrow();
    } catch (IOException unable) {
      throw new IllegalStateException(unable);
    }
  }
}
