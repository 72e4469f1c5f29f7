package convscope.workbench.ownclasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.training.RunPlan;
import convscope.training.StartingValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class OwnRunPlanTest {
  private static void refused(Map<String, Integer> images, String because) {
    assertThatThrownBy(() -> OwnRunPlan.check(new TreeMap<>(images))).isInstanceOf(Problem.class)
        .hasMessageContaining(because);
  }

  @Test
  void whatCannotBeLearnedIsRefusedWithWhatIsMissing() {
    refused(Map.of(), "fewer than 2 classes");
    refused(Map.of("cat", 20), "fewer than 2 classes");
    refused(Map.of("cat", 20, "dog", 0), "The class dog has no images");
    refused(Map.of("cat", 1, "dog", 20), "The class cat has one image");
    assertThatCode(() -> OwnRunPlan.check(Map.of("cat", 2, "dog", 2))).doesNotThrowAnyException();
  }

  @Test
  void anImageOfTheSmallestClassIsAlwaysKeptAside() {
    assertThat(OwnRunPlan.opening(2).testShare()).isEqualTo(1 / 2.0);
    assertThat(OwnRunPlan.opening(3).testShare()).isEqualTo(1 / 3.0);
    assertThat(OwnRunPlan.opening(20).testShare()).isEqualTo(1 / 6.0);
  }

  @Test
  void theBuiltInNetworkIsTakenOverButForItsLastLayer() {
    RunPlan plan = OwnRunPlan.of(3);
    Network network = plan.network();
    assertThat(network.classes()).isEqualTo(3);
    assertThat(network.frozen()).containsExactly("conv1", "conv2", "local3");
    StartingValues start =
        StartingValues.of(network, List.of("a", "b", "c"), plan.start().orElseThrow(), plan.settings().seed());
    assertThat(start.taken()).containsExactly("conv1", "conv2", "local3", "local4");
  }
}
