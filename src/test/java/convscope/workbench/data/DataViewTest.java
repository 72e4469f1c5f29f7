package convscope.workbench.data;

import static convscope.workbench.data.ViewUnderTest.on;
import static convscope.workbench.data.ViewUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Language;
import convscope.workbench.session.OpenDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class DataViewTest {
  @TempDir
  private Path home;
  @TempDir
  private Path folder;
  private ViewUnderTest view;

  @Start
  void show(Stage stage) {
    view = new ViewUnderTest(stage, home, CifarDownload::official, Language.ENGLISH);
  }

  @AfterEach
  void close() {
    view.close();
  }

  private void leaves(String words) {
    until(() -> view.text("left").equals(words));
  }

  /** Waits until {@code name} is among the classes. */
  private void lists(String name) {
    until(() -> view.scene().getRoot().lookupAll(".class-row").stream()
        .anyMatch(row -> ((ToggleButton) row).getText().equals(name)));
  }

  private void type(FxRobot robot, String query) {
    robot.interact(() -> ((TextField) view.node("query")).setText(query));
  }

  @Test
  void theEmptyViewGivesAdviceAndTheSampleOpensCompletely(FxRobot robot) {
    assertThat(view.text("emptyWords")).contains("built-in sample");
    assertThat(view.visible("emptyAction")).isTrue();
    robot.clickOn("#emptyAction");
    leaves("6,000 images");
    assertThat(view.visible("empty")).isFalse();
    assertThat(view.text("name")).isEqualTo("Built-in sample");
    assertThat(view.text("facts")).isEqualTo("5,000 training images, 1,000 test images, 10 classes");
    until(() -> view.text("meanOf").equals("of 6,000 images"));
    assertThat(view.visible("fetch")).isTrue();
  }

  @Test
  void filtersBySplitClassAndRecordNumber(FxRobot robot) {
    view.openSmall(folder);
    robot.clickOn("#test");
    leaves("40 of 100 images");
    ToggleButton cat = on(() -> (ToggleButton) view.scene().getRoot().lookupAll(".class-row").toArray()[3]);
    assertThat(on(cat::getAccessibleText)).isEqualTo("cat, 4 images");
    robot.clickOn(cat);
    leaves("4 of 100 images");
    assertThat(on(() -> view.model.shownProperty().get().indices())).containsExactly(63, 73, 83, 93);
    robot.clickOn("#train");
    leaves("6 of 100 images");
    robot.clickOn("#train");
    leaves("6 of 100 images");
    robot.clickOn("#everyClass");
    leaves("60 of 100 images");
    robot.clickOn("#both");
    type(robot, "7");
    leaves("2 of 100 images");
    type(robot, "10-19");
    leaves("20 of 100 images");
    type(robot, "Ship");
    leaves("10 of 100 images");
  }

  @Test
  void anInvalidRecordNumberIsReportedAndTheImagesStay(FxRobot robot) {
    view.openSmall(folder);
    type(robot, "12x");
    assertThat(view.visible("wrong")).isTrue();
    assertThat(view.text("wrong")).contains("“12x” is not an image number").contains("100-200");
    assertThat(view.text("left")).isEqualTo("100 images");
    type(robot, "20-10");
    assertThat(view.text("wrong")).contains("is reversed");
    type(robot, "submarine");
    assertThat(view.text("wrong")).contains("No class name contains “submarine”");
    type(robot, "20-29");
    leaves("20 of 100 images");
    assertThat(view.visible("wrong")).isFalse();
  }

  @Test
  void anEmptyFilterResultIsExplainedAndCanBeReset(FxRobot robot) {
    view.openSmall(folder);
    type(robot, "5000");
    leaves("0 of 100 images");
    assertThat(on(() -> view.grid().isVisible())).isFalse();
    assertThat(view.text("emptyWords")).isEqualTo("No images match the filter.");
    assertThat(view.visible("meanPart")).isFalse();
    robot.clickOn("#emptyAction");
    leaves("100 images");
    assertThat(on(() -> view.grid().isVisible())).isTrue();
  }

  @Test
  void arrowKeysMoveTheSelectionAndUpdateTheDetail(FxRobot robot) {
    Dataset small = view.openSmall(folder);
    robot.interact(() -> view.grid().requestFocus());
    robot.type(KeyCode.RIGHT, 3);
    assertThat(view.text("className")).isEqualTo("cat");
    assertThat(view.text("record")).isEqualTo("3");
    robot.type(KeyCode.END);
    assertThat(view.text("record")).isEqualTo("39");
    assertThat(view.text("split")).isEqualTo("Test");
    assertThat(on(() -> view.grid().getAccessibleText()))
        .isEqualTo(small.classNames().get(small.test().label(39)) + ", test image 39");
    robot.type(KeyCode.HOME);
    assertThat(view.text("record")).isEqualTo("0");
    robot.type(KeyCode.ENTER);
    assertThat(on(() -> view.scene().getFocusOwner())).isEqualTo(view.node("again"));
  }

  @Test
  void switchingTheLanguageKeepsTheSelection(FxRobot robot) {
    view.openSmall(folder);
    robot.clickOn("#test");
    leaves("40 of 100 images");
    robot.interact(() -> view.grid().requestFocus());
    robot.type(KeyCode.RIGHT, 2);
    String record = view.text("record");
    view.speak(Language.KOREAN);
    assertThat(view.text("left")).isEqualTo("이미지 100장 중 40장");
    until(() -> view.node("record") != null && view.text("record").equals(record));
    assertThat(on(() -> ((ToggleButton) view.node("test")).isSelected())).isTrue();
  }

  @Test
  void koreanClassNamesAreListedAndSearchable(FxRobot robot) {
    view.openSmall(folder);
    lists("cat");
    view.speak(Language.KOREAN);
    lists("고양이 cat");
    for (String typed : List.of("고양이", "cat", "고양이 cat")) {
      type(robot, typed);
      leaves("이미지 100장 중 10장");
      type(robot, "");
      leaves("이미지 100장");
    }
    type(robot, "고양이");
    leaves("이미지 100장 중 10장");
    robot.interact(() -> view.grid().requestFocus());
    robot.type(KeyCode.HOME);
    assertThat(view.text("className")).isEqualTo("고양이 cat");
    assertThat(on(() -> view.grid().getAccessibleText())).startsWith("고양이 cat, 학습 이미지");
    view.speak(Language.ENGLISH);
    until(() -> view.node("className") != null && view.text("className").equals("cat"));
  }

  @Test
  void aMissingFolderIsReportedInTheStatusStrip(FxRobot robot) {
    view.chosen = folder.resolve("nowhere");
    robot.clickOn("#folder");
    until(() -> view.visible("problem"));
    assertThat(view.text("problem")).contains("There is no file or folder").contains("nowhere");
    // The sample is opened in its place, and the problem stays until the next folder is opened.
    until(() -> view.openData.workProperty().get() == OpenDataset.Work.NONE);
    assertThat(view.visible("problem")).isTrue();
    robot.interact(() -> view.openData.open(Datasets.SAMPLE));
    until(() -> !view.visible("problem"));
  }

  @Test
  void everyControlHasAnAccessibleNameHelpAndTabFocus() {
    view.openSmall(folder);
    List<Node> reachable = on(() -> walk(view.scene().getRoot(), new ArrayList<>()).stream()
        .filter(node -> node.isFocusTraversable() && shown(node)).toList());
    assertThat(reachable).hasSizeGreaterThan(18);
    List<Label> labels = on(() -> walk(view.scene().getRoot(), new ArrayList<>()).stream()
        .filter(Label.class::isInstance).map(Label.class::cast).toList());
    assertThat(reachable).allSatisfy(node -> assertThat(name(node, labels)).as("the name of %s", node).isNotBlank());
    assertThat(reachable).filteredOn(node -> node.getId() != null && !node.getId().equals("emptyAction"))
        .allSatisfy(node -> assertThat(node.getAccessibleHelp()).as("the help of %s", node).isNotBlank());
  }

  private static String name(Node node, List<Label> labels) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    if (node instanceof Labeled labeled && !labeled.getText().isBlank()) {
      return labeled.getText();
    }
    return labels.stream().filter(label -> label.getLabelFor() == node).map(Label::getText).findFirst().orElse("");
  }

  private static boolean shown(Node node) {
    return node == null || node.isVisible() && shown(node.getParent());
  }

  private static List<Node> walk(Node node, List<Node> into) {
    into.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, into));
    }
    return into;
  }

  @Test
  void inANarrowWindowNoButtonIsCutOffAndTheFiltersTakeThePlaceOfTheDetails(FxRobot robot) {
    view.openSmall(folder);
    Node folderButton = view.node("folder");
    double inOneRow = on(folderButton::getLayoutY);
    robot.interact(() -> view.scene().getWindow().setWidth(651));
    until(() -> view.visible("filters"));
    for (String id : List.of("folder", "evaluation", "factor")) {
      Node button = view.node(id);
      until(() -> button.localToScene(button.getLayoutBounds()).getMaxX() <= view.scene().getWidth());
    }
    assertThat(on(folderButton::getLayoutY)).isGreaterThan(inOneRow + 10);
    assertThat(view.node("query")).isNull();
    robot.interact(() -> ((ToggleButton) view.node("filters")).fire());
    until(() -> view.node("query") != null);
    assertThat(view.node("again")).isNull();
  }
}
