package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("window")
class StoredNetworksTest {
  @TempDir
  private Path folder;

  private RunFolder saved(long... steps) {
    RunFolder run = MadeRuns.begun(folder.resolve("run"), 1_000, 0.1);
    Arrays.stream(steps).forEach(step -> MadeRuns.saved(run, step));
    return run;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 500_000})
  void aDamagedLatestCheckpointIsReplacedByThePreviousWithARemark(int left) throws IOException {
    RunFolder run = saved(100, 200, 300);
    Path newest = run.checkpoints().latest().orElseThrow();
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), left));
    StoredNetworks.Opened found = StoredNetworks.open(run.path());
    assertThat(found.network().step()).isEqualTo(200);
    assertThat(found.moment().step()).isEqualTo(200);
    assertThat(found.checkpoints().moments()).hasSize(3);
    assertThat(found.remark().getMessage()).contains(newest.toString(), "step 200 is used instead");
    assertThat(newest).exists();
  }

  @Test
  void anIntactRunIsShownWithoutARemark() {
    StoredNetworks.Opened found = StoredNetworks.open(saved(100, 200).path());
    assertThat(found.network().step()).isEqualTo(200);
    assertThat(found.remark()).isNull();
  }

  @Test
  void aRunWithoutAReadableCheckpointIsReported() throws IOException {
    RunFolder run = saved(100, 200);
    for (Path file : run.checkpoints().list()) {
      Files.write(file, new byte[9]);
    }
    assertThatThrownBy(() -> StoredNetworks.open(run.path())).isInstanceOf(Problem.class)
        .hasMessageContaining("No checkpoint in " + run.path());
  }
}
