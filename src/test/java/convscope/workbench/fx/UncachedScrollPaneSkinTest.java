package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class UncachedScrollPaneSkinTest {
  private final Region tall = new Region();
  private Scene scene;

  @Start
  void start(Stage stage) {
    tall.setMinSize(280, 2_000);
    tall.setFocusTraversable(true);
    tall.setOnMousePressed(event -> tall.requestFocus());
    scene = new Scene(new VBox(new ScrollPane(tall), new TextArea("text")), 300, 300);
    new Appearance().dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void whatTakesTheFocusWhenItIsPressedKeepsItFromItsScrollPane(FxRobot robot) {
    robot.clickOn(".text-area");
    robot.clickOn(".scroll-pane > .viewport");
    assertThat(scene.getFocusOwner()).isSameAs(tall);
    robot.interact(() -> tall.setOnMousePressed(null));
    robot.clickOn(".text-area");
    robot.clickOn(".scroll-pane > .viewport");
    assertThat(scene.getFocusOwner()).isInstanceOf(ScrollPane.class);
  }

  @Test
  void noScrollPaneOfADressedWindowKeepsItsContentAsABitmap() throws Exception {
    Set<Node> viewports = WaitForAsyncUtils.asyncFx(() -> scene.getRoot().lookupAll(".scroll-pane > .viewport")).get();
    assertThat(viewports).hasSize(2).noneMatch(Node::isCache);
  }
}
