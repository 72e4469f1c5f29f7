package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.TrainedModel;
import convscope.workbench.Keyboard;
import convscope.workbench.Watchdog;
import convscope.workbench.control.Plot;
import convscope.workbench.control.PlotLine;
import convscope.workbench.shell.ViewId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/** What a person does in the Runs view. */
class WorkbenchRunsTest extends WindowTest {
  /** The key that shows the view, with Ctrl: the views are numbered from the top of the rail. */
  private static final KeyCode KEY = KeyCode.values()[KeyCode.DIGIT1.ordinal() + ViewId.RUNS.ordinal()];

  private RunFolder run(String name, double rate) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 1_000, rate, 400);
    MadeRuns.evaluated(run, 100, rate);
    MadeRuns.evaluated(run, 300, 2 * rate);
    MadeRuns.saved(run, 400);
    return run;
  }

  private static void toRuns(int expected) {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> table().getItems().size() == expected);
    eventually(() -> ((TabPane) find("#runs-tabs")).getTabs().get(2).getContent() != null);
  }

  private static TableView<?> table() {
    return find("#runs-table");
  }

  private static TableColumn<?, ?> column(String id) {
    return table().getColumns().stream().filter(one -> one.getId().equals("column-" + id)).findFirst().orElseThrow();
  }

  private static int row(String name) {
    for (int row = 0; row < table().getItems().size(); row++) {
      if (name.equals(column("name").getCellData(row))) {
        return row;
      }
    }
    return -1;
  }

  private static void choose(String... names) {
    ROBOT.interact(() -> {
      table().requestFocus();
      table().getSelectionModel().clearSelection();
      for (String name : names) {
        table().getSelectionModel().select(row(name));
      }
    });
  }

  private static void tab(int index) {
    ROBOT.interact(() -> ((TabPane) find("#runs-tabs")).getSelectionModel().select(index));
  }

  private static List<PlotLine> lines(String id) {
    return ((Plot) find(id)).getLines();
  }

  private static MenuItem item(String menu, String beginning) {
    return ((MenuButton) find(menu)).getItems().stream()
        .filter(item -> item.getText() != null && item.getText().startsWith(beginning)).findFirst().orElseThrow();
  }

  @Test
  void twoRunsAreLaidOverEachOtherAndTheirDifferencesMarked() {
    run("first", 0.1);
    run("second", 0.2);
    toRuns(2);
    Watchdog live = new Watchdog();
    assertThat(find("#runs-inspect").isDisabled()).isTrue();
    choose("first", "second");
    eventually(() -> lines("#runs-loss").size() == 2 && lines("#runs-precision").size() == 2);
    assertThat(lines("#runs-loss")).extracting(PlotLine::label).containsExactly("1", "2");
    assertThat(((Pane) find("#runs-legend")).getChildren()).hasSize(2);
    assertThat(ROBOT.lookup(".legend-entry .label").queryAllAs(Label.class)).extracting(Label::getText)
        .containsExactlyInAnyOrder("1  first", "2  second");
    assertThat(lines("#runs-loss").get(0).series().lastX()).isEqualTo(390);
    ROBOT.clickOn("#runs-by-epoch");
    eventually(() -> lines("#runs-loss").get(0).series().lastX() == 390 / 20.0);
    assertThat(((ToggleButton) find("#runs-by-epoch")).isSelected()).isTrue();
    tab(1);
    TableView<?> settings = find("#runs-settings");
    assertThat(settings.getColumns()).hasSize(3);
    int all = settings.getItems().size();
    ROBOT.clickOn("#runs-only-differences");
    assertThat(settings.getItems()).hasSize(1).hasSizeLessThan(all);
    assertThat(settings.getColumns().get(0).getCellData(0)).isEqualTo("≠ Learning rate at first");
    assertThat(live.held()).isEmpty();
    live.close();
  }

  @Test
  void aDeletedRunIsInTheBinAndComesBackByUndo() throws Exception {
    Path place = run("first", 0.1).path();
    run("second", 0.2);
    toRuns(2);
    Watchdog live = new Watchdog();
    choose("first");
    ROBOT.push(KeyCode.DELETE);
    eventually(() -> table().getItems().size() == 1 && find("#runs-undo-strip").isVisible());
    assertThat(place).doesNotExist();
    assertThat(words("#runs-undo-words")).contains("first");
    eventually(() -> words("#runs-bin").equals("Bin (1)"));
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    eventually(() -> table().getItems().size() == 2 && !find("#runs-undo-strip").isVisible());
    assertThat(RunFolder.open(place).checkpoints().list()).hasSize(1);
    choose("first", "second");
    ROBOT.clickOn("#runs-delete");
    eventually(() -> find("#runs-empty").isVisible() && words("#runs-bin").equals("Bin (2)"));
    ROBOT.interact(() -> item("#runs-bin", "Bring back second").fire());
    eventually(() -> table().getItems().size() == 1 && row("second") == 0);
    // Thought better of it, then not.
    ROBOT.interact(() -> item("#runs-bin", "Empty").fire());
    assertThat(home.resolve("bin")).isNotEmptyDirectory();
    willChoose(home);
    ROBOT.interact(() -> item("#runs-bin", "Empty").fire());
    eventually(() -> words("#runs-bin").equals("Bin (0)"));
    assertThat(home.resolve("bin")).isEmptyDirectory();
    assertThat(live.held()).isEmpty();
    live.close();
  }

  @Test
  void notesAndTagsAreKeptInTheRunAndFoundAgain() throws Exception {
    Path first = run("first", 0.1).path();
    run("second", 0.2);
    toRuns(2);
    choose("first");
    tab(2);
    ROBOT.clickOn("#runs-tags").write("baseline, slow");
    ROBOT.clickOn("#runs-notes").write("learns at last");
    choose("second");
    eventually(() -> Notes.of(first).equals(new Notes("learns at last", List.of("baseline", "slow"))));
    assertThat(((TextArea) find("#runs-notes")).getText()).isEmpty();
    eventually(() -> "baseline, slow".equals(column("tags").getCellData(row("first"))));
    ROBOT.interact(() -> ((TextField) find("#runs-filter")).setText("BASE first"));
    eventually(() -> table().getItems().size() == 1 && row("first") == 0);
    choose("first");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#runs-inspect").equals("들여다보기"));
    assertThat(((TextArea) find("#runs-notes")).getText()).isEqualTo("learns at last");
    assertThat(table().getSelectionModel().getSelectedIndex()).isZero();
  }

  @Test
  void notesTypedJustBeforeTheEndAreThereTheNextTime() throws Exception {
    Path first = run("first", 0.1).path();
    toRuns(1);
    choose("first");
    tab(2);
    ROBOT.interact(() -> {
      ((TextField) find("#runs-tags")).setText("baseline");
      ((TextArea) find("#runs-notes")).setText("learns at last");
    });
    close();
    assertThat(Notes.of(first)).isEqualTo(new Notes("learns at last", List.of("baseline")));
    open();
    toRuns(1);
    choose("first");
    assertThat(((TextArea) find("#runs-notes")).getText()).isEqualTo("learns at last");
  }

  @Test
  void undoBringsBackWhatCanBeAndIsOfferedForTheRest() throws Exception {
    Path first = run("first", 0.1).path();
    Path second = run("second", 0.2).path();
    toRuns(2);
    choose("first", "second");
    ROBOT.push(KeyCode.DELETE);
    eventually(() -> find("#runs-undo-strip").isVisible() && words("#runs-bin").equals("Bin (2)"));
    Files.createDirectories(first.resolve("mine"));
    ROBOT.interact(() -> WorkbenchRunsTest.<Button>find("#runs-undo").fire());
    eventually(() -> RunFolder.isIn(second) && words("#runs-problem").contains(first.toString()));
    eventually(() -> words("#runs-bin").equals("Bin (1)"));
    assertThat(words("#runs-undo-words")).contains("first");
    Files.delete(first.resolve("mine"));
    Files.delete(first);
    ROBOT.interact(() -> WorkbenchRunsTest.<Button>find("#runs-undo").fire());
    eventually(() -> RunFolder.isIn(first) && !find("#runs-undo-strip").isVisible());
    assertThat(find("#runs-problem").isVisible()).isFalse();
  }

  @Test
  void whyTheFoldersCouldNotBeLookedAtIsToldOnlyAsLongAsItIsSo() throws Exception {
    run("first", 0.1);
    Path added = Files.writeString(home.resolve("run-folders.json"), "{");
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> words("#runs-problem").contains("run-folders.json"));
    Files.delete(added);
    eventually(() -> table().getItems().size() == 1);
    assertThat(find("#runs-problem").isVisible()).isFalse();
  }

  @Test
  void theSettingsSideBySideAreSavedAsTheyAreShown() throws Exception {
    run("first", 0.1);
    run("second, slower", 0.2);
    toRuns(2);
    tab(1);
    assertThat(find("#runs-settings-save").isDisabled()).isTrue();
    choose("first", "second, slower");
    Path file = home.resolve("settings.csv");
    willChoose(file);
    ROBOT.clickOn("#runs-settings-save");
    eventually(() -> Files.exists(file));
    assertThat(Files.readAllLines(file)).hasSizeGreaterThan(20)
        .startsWith("group,setting,\"second, slower\",first").contains("settings,batch,50,50", "settings,rate,0.2,0.1");
    Path fewer = home.resolve("differences.csv");
    ROBOT.clickOn("#runs-only-differences");
    willChoose(fewer);
    ROBOT.clickOn("#runs-settings-save");
    eventually(() -> Files.exists(fewer));
    assertThat(Files.readAllLines(fewer)).containsExactly("group,setting,\"second, slower\",first",
        "settings,rate,0.2,0.1");
  }

  @Test
  void aRunGoesOnToTheOtherViews() {
    run("first", 0.25);
    toRuns(1);
    choose("first");
    ROBOT.clickOn("#runs-duplicate");
    eventually(() -> ROBOT.lookup("#rail-train").<ToggleButton>query().isSelected());
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.25");
    assertThat(((TextField) find("#number-batch")).getText()).isEqualTo("50");
    ROBOT.push(KeyCode.CONTROL, KEY);
    choose("first");
    ROBOT.push(KeyCode.ENTER);
    eventually(() -> ROBOT.lookup("#rail-inspect").<ToggleButton>query().isSelected()
        && words("#model-name").contains("first"));
  }

  @Test
  void whateverTheCommandLineTrainsIsDuplicated() {
    RunFolder run = run("first", 250);
    run.rewrite(run.manifest().with(run.manifest().settings().with(Map.of(Setting.BATCH, 8_192, Setting.SEED, -3))));
    toRuns(1);
    choose("first");
    ROBOT.clickOn("#runs-duplicate");
    eventually(() -> ROBOT.lookup("#rail-train").<ToggleButton>query().isSelected());
    assertThat(((TextField) find("#number-batch")).getText()).isEqualTo("8192");
    assertThat(((TextField) find("#number-seed")).getText()).isEqualTo("-3");
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("250.0");
    assertThat(ROBOT.lookup(".wrong").queryAllAs(Label.class)).noneMatch(Label::isVisible);
    assertThat(find("#run-start").isDisabled()).isFalse();
  }

  @Test
  void aRunIsNotDuplicatedWhileAnotherIsTrainedWhoseSettingsTheFormHolds() {
    run("first", 0.25);
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("16"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> table().getItems().size() == 2);
    choose("first");
    assertThat(find("#runs-report").isDisabled()).isFalse();
    assertThat(find("#runs-duplicate").isDisabled()).isTrue();
    assertThat(find("#runs-duplicate").getAccessibleHelp()).contains("only when nothing else is being trained");
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Finished"));
    eventually(() -> !find("#runs-duplicate").isDisabled());
  }

  @Test
  void whatIsSearchedIsFoundAsSoonAsItIsThereAndInTheWordsOfTheTable() {
    Path first = run("first", 0.1).path();
    run("second", 0.2);
    toRuns(2);
    ROBOT.interact(() -> ((TextField) find("#runs-filter")).setText("late"));
    eventually(() -> table().getItems().isEmpty());
    Notes.typed("", "late").write(first);
    eventually(() -> table().getItems().size() == 1 && row("first") == 0);
    Notes.typed("", "").write(first);
    eventually(() -> table().getItems().isEmpty());
    ROBOT.interact(() -> ((TextField) find("#runs-filter")).setText("멈춤 튜토리얼"));
    assertThat(table().getItems()).isEmpty();
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#runs-inspect").equals("들여다보기"));
    assertThat(table().getItems()).hasSize(2);
  }

  @Test
  void theTableAndTheReportAreSaved() throws Exception {
    run("first", 0.1);
    toRuns(1);
    Watchdog live = new Watchdog();
    willChoose(home.resolve("runs.csv"));
    ROBOT.clickOn("#runs-save");
    eventually(() -> Files.exists(home.resolve("runs.csv")));
    assertThat(Files.readAllLines(home.resolve("runs.csv"))).hasSize(2);
    choose("first");
    willChoose(home.resolve("report.html"));
    ROBOT.clickOn("#runs-report");
    eventually(() -> Files.exists(home.resolve("report.html")));
    assertThat(Files.readString(home.resolve("report.html"))).contains("<h1>first</h1>", "Filters of conv1",
        "because the images that the run learnt from (sample) were not open");
    eventually(() -> words("#status-message").contains("as the run’s images are not open"));
    for (String format : List.of("onnx", "safetensors", "dl4j", "csv")) {
      Path file = home.resolve("first." + format);
      willChoose(file);
      ROBOT.interact(() -> ((MenuButton) find("#runs-export")).getItems().stream()
          .filter(item -> item.getId().equals("runs-export-" + format)).findFirst().orElseThrow().fire());
      eventually(() -> Files.exists(file) && Files.size(file) > 1_000);
    }
    assertThat(live.held()).isEmpty();
    live.close();
  }

  private static MenuItem export(String what) {
    return ((MenuButton) find("#runs-export")).getItems().stream()
        .filter(item -> ("runs-export-" + what).equals(item.getId())).findFirst().orElseThrow();
  }

  private TrainedModel exported(String name) {
    Path file = home.resolve(name + ".safetensors");
    willChoose(file);
    ROBOT.interact(() -> export("safetensors").fire());
    eventually(() -> Files.exists(file));
    return TrainedModel.open(file.toString());
  }

  @Test
  void theBestCheckpointAndTheParametersThemselvesAreExportedWhereTheyAreChosen() {
    RunFolder run = run("first", 0.1);
    MadeRuns.keptAsBest(run, 300);
    run("second", 0.1);
    toRuns(2);
    choose("first");
    TrainedModel newest = exported("newest");
    ROBOT.interact(() -> ((RadioMenuItem) export("best")).setSelected(true));
    TrainedModel best = exported("best");
    ROBOT.interact(() -> ((CheckMenuItem) export("raw")).setSelected(true));
    TrainedModel raw = exported("raw");
    TrainedModel kept = TrainedModel.open(run.checkpoints().best().orElseThrow().toString());
    assertThat(newest.step()).isEqualTo(400);
    assertThat(best.step()).isEqualTo(300);
    assertThat(best.averages().get("conv1/weights")).isEqualTo(kept.averages().get("conv1/weights"));
    assertThat(raw.step()).isEqualTo(300);
    assertThat(raw.averages().get("conv1/weights")).isEqualTo(kept.parameters().get("conv1/weights"))
        .isNotEqualTo(kept.averages().get("conv1/weights"));
    choose("second");
    assertThat(export("best").isDisable()).isTrue();
    assertThat(((RadioMenuItem) export("newest")).isSelected()).isTrue();
  }

  @Test
  void theCommandThatShowsARunInTensorBoardIsCopiedWhereTheRunKeepsSummaries() {
    run("silent", 0.1);
    Path told = MadeRuns.summarized(home.resolve("runs").resolve("told"), 100).path();
    toRuns(2);
    choose("silent");
    assertThat(export("tensorboard").isDisable()).isTrue();
    choose("told");
    assertThat(export("tensorboard").isDisable()).isFalse();
    ROBOT.interact(() -> export("tensorboard").fire());
    String[] copied = new String[1];
    ROBOT.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0]).isEqualTo("tensorboard --logdir \"" + told.toAbsolutePath() + "\"");
  }

  @Test
  void theReportHasConfusionAndMistakesWhereTheRunsImagesAreOpen() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("8"));
    ROBOT.interact(() -> ((TextField) find("#number-steps")).setText("10"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Finished"));
    MadeRuns.begun(home.resolve("runs/new"), 10, 0.1);
    toRuns(2);
    choose((String) column("name").getCellData(1 - row("new")));
    willChoose(home.resolve("own.html"));
    ROBOT.clickOn("#runs-report");
    eventually(() -> words("#status-message").equals("The report is in " + home.resolve("own.html")));
    assertThat(Files.readString(home.resolve("own.html"))).contains("What was taken for what", "The most confident")
        .doesNotContain("are missing, because");
    choose("new");
    willChoose(home.resolve("new.html"));
    ROBOT.clickOn("#runs-report");
    eventually(() -> words("#status-message").contains("as the run has no checkpoint"));
    assertThat(Files.readString(home.resolve("new.html"))).contains("the run has no checkpoint to evaluate");
  }

  @Test
  void aRunInTrainingMovesAndCannotBeDeletedAndABrokenOneSaysWhy() throws Exception {
    Files.createDirectories(home.resolve("runs/torn"));
    Files.writeString(home.resolve("runs/torn/manifest.json"), "{");
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.interact(() -> ((TextField) find("#number-batch")).setText("16"));
    ROBOT.clickOn("#run-start");
    eventually(() -> words("#status-state").equals("Training"));
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> table().getItems().size() == 2);
    int live = row("torn") == 0 ? 1 : 0;
    eventually(() -> "Training".equals(column("state").getCellData(live)));
    Object steps = column("steps").getCellData(live);
    eventually(() -> !steps.equals(column("steps").getCellData(live)));
    choose((String) column("name").getCellData(live));
    assertThat(find("#runs-delete").isDisabled()).isTrue();
    eventually(() -> lines("#runs-loss").size() == 1 && lines("#runs-loss").get(0).series().size() > 2);
    choose("torn");
    eventually(() -> words("#runs-problem").contains("manifest.json"));
    assertThat(find("#runs-inspect").isDisabled()).isTrue();
    assertThat(find("#runs-delete").isDisabled()).isFalse();
    ROBOT.push(KeyCode.SHIFT, KeyCode.F5);
    eventually(() -> words("#status-state").equals("Finished") && "Stopped".equals(column("state").getCellData(live)));
    choose((String) column("name").getCellData(live));
    eventually(() -> !find("#runs-resume").isDisabled());
    ROBOT.clickOn("#runs-resume");
    eventually(() -> words("#status-state").equals("Training"));
  }

  @Test
  void theOtherLanguageFindsThePageThatWasLookedAt() {
    run("first", 0.1);
    toRuns(1);
    tab(1);
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#run-start").equals("시작"));
    assertThat(((TabPane) find("#runs-tabs")).getSelectionModel().getSelectedIndex()).isEqualTo(1);
  }

  @Test
  void everyPartOfTheViewHasANameAndIsReachedByTheKeyboard() {
    run("first", 0.1);
    toRuns(1);
    choose("first");
    for (int index = 0; index < 3; index++) {
      tab(index);
      assertThat(Keyboard.nameless(stage().getScene().getRoot())).isEmpty();
      assertThat(Keyboard.outOfReach(stage().getScene().getRoot())).isEmpty();
    }
  }

  @Test
  void whereThereAreNoRunsItSaysHowToComeBySome() {
    MadeRuns.begun(home.resolve("elsewhere/third"), 10, 0.1);
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> words("#runs-empty-words").startsWith("No runs yet"));
    willChoose(home.resolve("elsewhere"));
    ROBOT.clickOn("#runs-empty-add");
    eventually(() -> row("third") == 0 && !find("#runs-empty").isVisible());
    ROBOT.interact(() -> item("#runs-folders", "Do not show").fire());
    eventually(() -> find("#runs-empty").isVisible());
    ROBOT.clickOn("#runs-empty-train");
    assertThat(ROBOT.lookup("#rail-train").<ToggleButton>query().isSelected()).isTrue();
  }
}
