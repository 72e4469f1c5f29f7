package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.runs.RunFolder;
import convscope.workbench.Keyboard;
import convscope.workbench.Watchdog;
import convscope.workbench.plot.PlotLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person does with the runs in the Runs view: comparing, noting, finding, deleting. */
@Tag("long")
class WorkbenchRunsTest extends RunsWindowTest {
  @Test
  void twoRunsAreOverlaidWithTheirDifferencesMarked() {
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
        .containsExactlyInAnyOrder("1  second", "2  first");
    assertThat(lines("#runs-loss").get(0).series().lastX()).isEqualTo(390);
    ROBOT.clickOn("#runs-by-epoch");
    eventually(() -> lines("#runs-loss").get(0).series().lastX() == 390 / 20.0);
    assertThat(((ToggleButton) find("#runs-by-epoch")).isSelected()).isTrue();
    tab("settings");
    TableView<?> settings = find("#runs-settings");
    assertThat(settings.getColumns()).hasSize(3);
    int all = settings.getItems().size();
    assertThat(IntStream.range(0, all).filter(row -> "Optimizer".equals(settings.getColumns().get(0).getCellData(row)))
        .mapToObj(settings.getColumns().get(1)::getCellData)).first().isEqualTo("Plain gradient descent");
    ROBOT.clickOn("#runs-only-differences");
    assertThat(settings.getItems()).hasSize(1).hasSizeLessThan(all);
    assertThat(settings.getColumns().get(0).getCellData(0)).isEqualTo("≠ Learning rate");
    assertThat(live.held()).isEmpty();
    live.close();
  }

  /** Whether a node and all that it is in are visible. */
  private static boolean shown(String query) {
    Node node = find(query);
    while (node != null && node.isVisible()) {
      node = node.getParent();
    }
    return node == null;
  }

  @Test
  void theSmallestWindowShowsThreeRunsInPlaceOfTheButtonsWhichTheirMenusHave() {
    for (String name : List.of("first", "second", "third", "fourth")) {
      run(name, 0.1);
    }
    ROBOT.push(KeyCode.F11);
    ROBOT.interact(() -> {
      stage().setWidth(960);
      stage().setHeight(600);
    });
    toRuns(4);
    choose("first");
    eventually(() -> !shown("#runs-delete"));
    // The rows get the room that the buttons have left with the next frame.
    eventuallyAsserted(() -> {
      Bounds runs = place(table());
      long whole = ROBOT.lookup("#runs-table .table-row-cell").queryAllAs(TableRow.class).stream()
          .filter(row -> row.isVisible() && !row.isEmpty() && place(row).getMaxY() <= runs.getMaxY() + 1).count();
      assertThat(whole).isGreaterThanOrEqualTo(3);
      assertThat(runs.getMinY()).as("the top of the table, below the bar")
          .isGreaterThanOrEqualTo(place("#runs-save").getMaxY());
    });
    ROBOT.interact(() -> stage().setHeight(900));
    eventually(() -> shown("#runs-delete"));
  }

  @Test
  void inLargeTypeBesideTheLessonsNoButtonIsCutOffAndTheColumnsCanBeScrolledTo() {
    run("first", 0.1);
    ROBOT.interact(() -> {
      stage().setWidth(1280);
      stage().setHeight(800);
    });
    ROBOT.push(KeyCode.F11);
    toRuns(1);
    ROBOT.interact(() -> ((ToggleButton) find("#rail-lessons")).fire());
    eventually(() -> ROBOT.lookup("#lessons-rows").tryQuery().isPresent());
    choose("first");
    Pane view = find(".runs-view");
    eventually(() -> shown("#runs-delete") && place("#runs-save").getMaxX() <= place(view).getMaxX());
    eventually(() -> place("#runs-delete").getMaxX() <= place(view).getMaxX()
        && place("#runs-delete").getMinY() == place("#runs-inspect").getMinY());
    ROBOT.push(KeyCode.F11);
    eventually(() -> ROBOT.lookup("#runs-table .scroll-bar").queryAllAs(ScrollBar.class).stream()
        .anyMatch(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible()));
  }

  private static Bounds place(String query) {
    return place(find(query));
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void aDeletedRunIsRestoredFromTheBinByUndo() throws Exception {
    Path place = run("first", 0.1).path();
    new RunLabel("My first run", 0).write(place);
    run("second", 0.2);
    toRuns(2);
    Watchdog live = new Watchdog();
    choose("My first run");
    ROBOT.push(KeyCode.DELETE);
    eventually(() -> table().getItems().size() == 1 && find("#runs-undo-strip").isVisible());
    assertThat(place).doesNotExist();
    assertThat(words("#runs-undo-words")).isEqualTo("My first run moved to the trash.");
    eventually(() -> words("#runs-bin").equals("Trash (1)"));
    // In a text field the keys are the field's; elsewhere in the window they undo.
    ROBOT.clickOn("#runs-filter").write("x");
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(((TextField) find("#runs-filter")).getText()).isEmpty();
    assertThat(find("#runs-undo-strip").isVisible()).isTrue();
    ROBOT.interact(() -> find("#rail-runs").requestFocus());
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    eventually(() -> table().getItems().size() == 2 && !find("#runs-undo-strip").isVisible());
    assertThat(RunFolder.open(place).checkpoints().list()).hasSize(1);
    choose("My first run", "second");
    ROBOT.clickOn("#runs-delete");
    eventually(() -> find("#runs-empty").isVisible() && words("#runs-bin").equals("Trash (2)"));
    ROBOT.interact(() -> item("#runs-bin", "Restore second").fire());
    eventually(() -> table().getItems().size() == 1 && row("second") == 0);
    // Thought better of it, then not.
    ROBOT.interact(() -> item("#runs-bin", "Empty").fire());
    assertThat(home.resolve("bin")).isNotEmptyDirectory();
    willChoose(home);
    ROBOT.interact(() -> item("#runs-bin", "Empty").fire());
    eventually(() -> words("#runs-bin").equals("Trash (0)"));
    assertThat(home.resolve("bin")).isEmptyDirectory();
    assertThat(live.held()).isEmpty();
    live.close();
  }

  @Test
  void notesAndTagsAreSavedInTheRunAndSearchable() throws Exception {
    Path first = run("first", 0.1).path();
    run("second", 0.2);
    toRuns(2);
    choose("first");
    tab("notes");
    ROBOT.clickOn("#runs-tags").write("baseline, slow");
    ROBOT.clickOn("#runs-notes").write("learns at last");
    choose("second");
    eventually(() -> Notes.of(first).equals(new Notes("learns at last", List.of("baseline", "slow"))));
    assertThat(((TextArea) find("#runs-notes")).getText()).isEmpty();
    eventually(() -> "baseline, slow".equals(column("tags").getCellData(row("first"))));
    ROBOT.interact(() -> ((TextField) find("#runs-filter")).setText("BASE first"));
    eventually(() -> table().getItems().size() == 1 && row("first") == 0);
    choose("first");
    TextArea notes = (TextArea) find("#runs-notes");
    TextField tags = (TextField) find("#runs-tags");
    assertThat(tags.getText()).isEqualTo("baseline, slow");
    ROBOT.interact(() -> table().getSelectionModel().clearSelection());
    assertThat(notes.getText() + tags.getText()).as("of no run").isEmpty();
    choose("first");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#runs-inspect").equals("내부 보기"));
    // The notes are made some frames after the table.
    eventuallyAsserted(() -> assertThat(((TextArea) find("#runs-notes")).getText()).isEqualTo("learns at last"));
    assertThat(table().getSelectionModel().getSelectedIndex()).isZero();
    assertThat(Notes.of(first)).isEqualTo(new Notes("learns at last", List.of("baseline", "slow")));
  }

  @Test
  void notesTypedJustBeforeClosingAreSaved() throws Exception {
    Path first = run("first", 0.1).path();
    toRuns(1);
    choose("first");
    tab("notes");
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
  void undoRestoresWhatItCanAndIsOfferedAgainForTheRest() throws Exception {
    Path first = run("first", 0.1).path();
    Path second = run("second", 0.2).path();
    toRuns(2);
    choose("first", "second");
    ROBOT.push(KeyCode.DELETE);
    eventually(() -> find("#runs-undo-strip").isVisible() && words("#runs-bin").equals("Trash (2)"));
    Files.createDirectories(first.resolve("mine"));
    ROBOT.interact(() -> WorkbenchRunsTest.<Button>find("#runs-undo").fire());
    eventually(() -> RunFolder.isIn(second) && words("#runs-problem").contains(first.toString()));
    eventually(() -> words("#runs-bin").equals("Trash (1)"));
    eventuallyAsserted(() -> assertThat(words("#runs-undo-words")).contains("first"));
    Files.delete(first.resolve("mine"));
    Files.delete(first);
    ROBOT.interact(() -> WorkbenchRunsTest.<Button>find("#runs-undo").fire());
    eventually(() -> RunFolder.isIn(first) && !find("#runs-undo-strip").isVisible());
    eventually(() -> !find("#runs-problem").isVisible());
  }

  @Test
  void folderReadErrorsDisappearOnceResolved() throws Exception {
    run("first", 0.1);
    Path added = Files.writeString(home.resolve("run-folders.json"), "{");
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> words("#runs-problem").contains("run-folders.json"));
    Files.delete(added);
    // The first runs of a reading arrive before the reading ends, which clears the problem.
    eventually(() -> table().getItems().size() == 1 && !find("#runs-problem").isVisible());
  }

  @Test
  void searchCoversTheTableTextAndNewRuns() {
    Path first = run("first", 0.1).path();
    run("second", 0.2);
    toRuns(2);
    ROBOT.interact(() -> ((TextField) find("#runs-filter")).setText("late"));
    eventually(() -> table().getItems().isEmpty());
    Notes.typed("", "late").write(first);
    eventually(() -> table().getItems().size() == 1 && row("first") == 0);
    Notes.typed("", "").write(first);
    eventually(() -> table().getItems().isEmpty());
    ROBOT.interact(() -> ((TextField) find("#runs-filter")).setText("중지됨 튜토리얼"));
    assertThat(table().getItems()).isEmpty();
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#runs-inspect").equals("내부 보기"));
    eventually(() -> table().getItems().size() == 2);
  }

  @Test
  void switchingTheLanguageKeepsTheCurrentPage() {
    run("first", 0.1);
    toRuns(1);
    tab("settings");
    ROBOT.interact(() -> ((ComboBox<?>) find("#language")).getSelectionModel().selectLast());
    eventually(() -> words("#run-start").equals("시작"));
    eventuallyAsserted(() -> assertThat(((TabPane) find("#runs-tabs")).getSelectionModel().getSelectedItem().getId())
        .isEqualTo("runs-tab-settings"));
  }

  @Test
  void everyControlHasAnAccessibleNameAndKeyboardFocus() {
    run("first", 0.1);
    toRuns(1);
    choose("first");
    for (String page : List.of("curves", "layers", "settings", "notes")) {
      tab(page);
      assertThat(on(() -> Keyboard.nameless(stage().getScene().getRoot()))).isEmpty();
      assertThat(on(() -> Keyboard.outOfReach(stage().getScene().getRoot()))).isEmpty();
    }
  }

  @Test
  void anEmptyListExplainsHowToCreateARun() {
    MadeRuns.begun(home.resolve("elsewhere/third"), 10, 0.1);
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> shown("#runs-empty-add") && words("#runs-empty-words").startsWith("No runs yet"));
    willChoose(home.resolve("elsewhere"));
    ROBOT.clickOn("#runs-empty-add");
    eventually(() -> row("third") == 0 && !find("#runs-empty").isVisible()
        && ((MenuButton) find("#runs-folders")).getItems().stream()
            .anyMatch(item -> item.getText() != null && item.getText().startsWith("Remove")));
    ROBOT.interact(() -> item("#runs-folders", "Remove").fire());
    eventually(() -> find("#runs-empty").isVisible());
    ROBOT.clickOn("#runs-empty-train");
    assertThat(ROBOT.lookup("#rail-train").<ToggleButton>query().isSelected()).isTrue();
  }
}
