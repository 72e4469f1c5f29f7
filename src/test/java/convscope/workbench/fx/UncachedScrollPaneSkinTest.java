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
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class UncachedScrollPaneSkinTest {
  private Scene scene;

  @Start
  void start(Stage stage) {
    Region tall = new Region();
    tall.setMinSize(100, 2_000);
    scene = new Scene(new VBox(new ScrollPane(tall), new TextArea("text")), 300, 300);
    new Appearance().dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void noScrollPaneOfADressedWindowKeepsItsContentAsABitmap() throws Exception {
    Set<Node> viewports = WaitForAsyncUtils.asyncFx(() -> scene.getRoot().lookupAll(".scroll-pane > .viewport")).get();
    assertThat(viewports).hasSize(2).noneMatch(Node::isCache);
  }
}
