package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Home;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What a person decides about a run as a whole, before it starts: the recipe, and the values to start from. */
class WorkbenchPlanTest extends WindowTest {

  @Test
  void aRecipeSaysWhatItSetsAndIsCustomOnceSomethingIsChanged() {
    readyToStart();
    ComboBox<?> recipe = find("#recipe");
    Label sets = find("#recipe-sets");
    ROBOT.interact(recipe::requestFocus);
    ROBOT.push(KeyCode.DOWN);
    assertThat(sets.getText()).contains("Nesterov momentum", "Learning rate\u00a00.02", "Cosine");
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.02");
    type("#number-rate", "0.5");
    assertThat(recipe.getValue()).isNull();
    ROBOT.interact(recipe::requestFocus);
    ROBOT.push(KeyCode.DOWN);
    assertThat(((TextField) find("#number-rate")).getText()).isEqualTo("0.1");
  }

  @Test
  void aRunStartsFromTheChosenNetworkWithTheChosenLayersFrozen() throws Exception {
    readyToStart();
    assertThat(find("#freeze").getParent().isVisible()).as("with random values").isFalse();
    eventually(() -> item("start-built-in") != null);
    ROBOT.interact(() -> item("start-built-in").fire());
    assertThat(words("#start-from")).isEqualTo("Built-in network");
    ComboBox<Set<String>> freeze = find("#freeze");
    assertThat(freeze.getParent().isVisible()).isTrue();
    assertThat(freeze.getValue()).isEmpty();
    ROBOT.interact(freeze::requestFocus);
    ROBOT.push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertThat(freeze.getValue()).containsExactly("conv1", "conv2");
    type("#number-batch", "8");
    type("#number-steps", "2");
    type("#number-evaluateEvery", "0");
    ROBOT.clickOn("#run-start");
    eventually(() -> runIsOver());
    Manifest manifest = onlyRun().manifest();
    Manifest.Start start = manifest.start().orElseThrow();
    assertThat(start.network()).isEqualTo("built-in");
    assertThat(start.layers()).contains("conv1", "conv2", "local3", "local4");
    assertThat(manifest.network().path("frozen")).extracting(name -> name.asText()).containsExactly("conv1", "conv2");
    assertThat(words("#start-from")).as("the form keeps it for the next run").isEqualTo("Built-in network");
    ROBOT.interact(() -> item("start-random").fire());
    assertThat(freeze.getParent().isVisible()).isFalse();
  }

  private static void type(String field, String text) {
    ROBOT.interact(() -> WindowTest.<TextField>find(field).setText(text));
  }

  private static MenuItem item(String id) {
    return ((MenuButton) find("#start-from")).getItems().stream().filter(one -> id.equals(one.getId())).findFirst()
        .orElse(null);
  }

  private static RunFolder onlyRun() throws Exception {
    try (Stream<Path> runs = Files.list(Home.runs())) {
      return RunFolder.open(runs.filter(RunFolder::isIn).findFirst().orElseThrow());
    }
  }
}
