package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.workbench.session.LoadedNetwork.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class LoadedNetworkTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);

  private static LoadedNetwork network(Origin origin, String name, long step, Path file) {
    return new LoadedNetwork(origin, name, step, TUTORIAL, Map.of(), file, List.of());
  }

  @Test
  void aRunIsOneSourceAndEachStepADifferentNetwork() {
    LoadedNetwork live = network(Origin.TRAINING, "run", 200, null);
    LoadedNetwork stored = network(Origin.RUN, "run", 200, Path.of("run/checkpoints/step-00000200.safetensors"));
    LoadedNetwork later = network(Origin.RUN, "run", 400, Path.of("run/checkpoints/step-00000400.safetensors"));
    assertThat(live.sameAs(stored)).isTrue();
    assertThat(live.sameSource(later)).isTrue();
    assertThat(live.sameAs(later)).isFalse();
  }

  @Test
  void otherRunsFilesAndTheBuiltInNetworkAreDifferentSources() {
    LoadedNetwork builtIn = network(Origin.BUILT_IN, "", 200, null);
    LoadedNetwork run = network(Origin.RUN, "run", 200, null);
    assertThat(run.sameSource(network(Origin.RUN, "other", 200, null))).isFalse();
    assertThat(run.sameSource(builtIn)).isFalse();
    assertThat(run.sameSource(null)).isFalse();
    assertThat(network(Origin.FILE, "best", 200, Path.of("a/best")).sameSource(
        network(Origin.FILE, "best", 200, Path.of("b/best")))).isFalse();
  }

  @Test
  void onlyASnapshotFromTrainingIsLabeledCurrentRun() {
    NetworkNames names = new NetworkNames(new GivenNames(), Language.ENGLISH);
    assertThat(names.of(network(Origin.TRAINING, "run", 200, null))).isEqualTo("Current run · run");
    assertThat(names.atStep(network(Origin.RUN, "run", 1_200, null))).isEqualTo("Run · run, step 1,200");
  }
}
