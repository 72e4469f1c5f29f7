package convscope;

import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.shell.ViewId;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** The program in its window with the Runs view to look at, and ways to get about in it. */
abstract class RunsWindowTest extends WindowTest {
  /** The key that shows the view, with Ctrl: the views are numbered from the top of the rail. */
  static final KeyCode KEY = KeyCode.values()[KeyCode.DIGIT1.ordinal() + ViewId.RUNS.ordinal()];

  RunFolder run(String name, double rate) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 1_000, rate, 400);
    MadeRuns.evaluated(run, 100, rate);
    MadeRuns.evaluated(run, 300, 2 * rate);
    MadeRuns.saved(run, 400);
    return run;
  }

  static void toRuns(int expected) {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KEY);
    eventually(() -> table().getItems().size() == expected);
    eventually(() -> ((TabPane) find("#runs-tabs")).getTabs().get(3).getContent() != null);
  }

  static TableView<?> table() {
    return find("#runs-table");
  }

  static TableColumn<?, ?> column(String id) {
    return table().getColumns().stream().filter(one -> one.getId().equals("column-" + id)).findFirst().orElseThrow();
  }

  static int row(String name) {
    for (int row = 0; row < table().getItems().size(); row++) {
      if (name.equals(column("name").getCellData(row))) {
        return row;
      }
    }
    return -1;
  }

  static void choose(String... names) {
    ROBOT.interact(() -> {
      table().requestFocus();
      table().getSelectionModel().clearSelection();
      for (String name : names) {
        table().getSelectionModel().select(row(name));
      }
    });
  }

  /** Shows the page {@code name}: curves, layers, settings or notes. */
  static void tab(String name) {
    TabPane tabs = find("#runs-tabs");
    ROBOT.interact(() -> tabs.getSelectionModel().select(tabs.getTabs().stream()
        .filter(tab -> tab.getId().equals("runs-tab-" + name)).findFirst().orElseThrow()));
  }

  static List<PlotLine> lines(String id) {
    return ((Plot) find(id)).getLines();
  }

  static MenuItem item(String menu, String beginning) {
    return ((MenuButton) find(menu)).getItems().stream()
        .filter(item -> item.getText() != null && item.getText().startsWith(beginning)).findFirst().orElseThrow();
  }
}
