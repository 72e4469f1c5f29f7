package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Inspect view in a small window beside the lessons. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class NarrowInspectTest {
  @TempDir
  private Path home;
  private InspectUnderTest view;

  @Start
  void start(Stage stage) {
    view = new InspectUnderTest(stage, home, AnEngine::installed);
  }

  @AfterEach
  void close() throws InterruptedException {
    view.close();
  }

  private static Bounds place(Node node) {
    return on(() -> node.localToScene(node.getLayoutBounds()));
  }

  /** Whether all of its width is within the column it is scrolled in. */
  private boolean reachable(String id) {
    Node node = view.node(id);
    Node column = node;
    while (!(column instanceof ScrollPane)) {
      column = column.getParent();
    }
    return place(node).getMaxX() <= place(column).getMaxX() && place(node).getWidth() > 0;
  }

  private Orientation layers() {
    return on(() -> ((ListView<?>) view.node("layers")).getOrientation());
  }

  @Test
  void theLayersAreInARowAndNoControlIsCutOff() {
    view.openRun(InspectUnderTest.store(home.resolve("run")).path());
    assertThat(layers()).isEqualTo(Orientation.VERTICAL);
    view.resize(651, 530);
    until(() -> layers() == Orientation.HORIZONTAL);
    for (String id : new String[] {"steps-open", "through", "patches-shown", "own-scales", "maps-words", "image-record",
        "image-random"}) {
      until(() -> reachable(id));
    }
    until(() -> place(view.node("image-record")).getWidth() > 30);
    until(() -> place(view.node("layers")).getMaxY() < place(view.node("layer-title")).getMinY());
    view.resize(1204, 640);
    until(() -> layers() == Orientation.VERTICAL);
    until(() -> place(view.node("layers")).getMaxX() < place(view.node("layer-title")).getMinX());
  }
}
