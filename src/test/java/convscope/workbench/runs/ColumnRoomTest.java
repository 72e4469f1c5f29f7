package convscope.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.TestStage;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
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
class ColumnRoomTest {
  private TableView<String> table;
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    table = new TableView<>(FXCollections.observableArrayList("a", "b"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    for (int i = 0; i < 3; i++) {
      TableColumn<String, String> column = new TableColumn<>("Column " + i);
      column.setMinWidth(200);
      table.getColumns().add(column);
    }
    ColumnRoom.watch(table);
    stage.setScene(new Scene(table, 900, 300));
    TestStage.show(stage);
  }

  @Test
  void theColumnsShareTheWidthWhereAllHaveRoomAndTheTableScrollsWhereNot(FxRobot robot) throws Exception {
    until(890, 900);
    assertThat(scrolls()).isFalse();
    robot.interact(() -> stage.setWidth(450));
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, this::scrolls);
    until(600, 900);
    robot.interact(() -> table.getColumns().get(2).setVisible(false));
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !scrolls());
    until(430, 450);
  }

  private void until(double least, double most) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> {
      double width = table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
      return width >= least && width <= most;
    }).get());
  }

  /** Whether there is a bar to scroll sideways with. */
  private boolean scrolls() throws Exception {
    return WaitForAsyncUtils.asyncFx(() -> table.lookupAll(".scroll-bar").stream().map(bar -> (ScrollBar) bar)
        .anyMatch(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible())).get();
  }
}
