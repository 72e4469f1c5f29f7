package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {
  @TempDir
  private Path folder;

  @Test
  void theBuiltInNetworkIsKnownToBeTrainedOnCifar10() {
    assertThat(TrainingData.ofBuiltIn()).map(Manifest.Data::name).contains("cifar10");
  }

  @Test
  void ofACheckpointTheDataIsThatOfTheRunAroundIt() throws Exception {
    RunFolder run = MadeRuns.begun(folder.resolve("run"), 400, 0.1);
    MadeRuns.saved(run, 100);
    Path checkpoint = run.checkpoints().latest().orElseThrow();
    assertThat(TrainingData.of(checkpoint)).map(Manifest.Data::name).contains("sample");
    Path alone = Files.copy(checkpoint, folder.resolve("alone.safetensors"));
    assertThat(TrainingData.of(alone)).isEmpty();
  }
}
