package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {
  @TempDir
  private Path devices;

  @ParameterizedTest
  @ValueSource(strings = {"dri/renderD128", "nvidia0", "nvidiactl", "kfd", "dxg", "mali0"})
  void aGpuDeviceNodeIsASignOfAGpu(String node) throws Exception {
    Path file = devices.resolve(node);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    assertThat(Signs.anyNode(devices)).isTrue();
  }

  @Test
  void otherDeviceNodesAreNoSignOfAGpu() throws Exception {
    Files.createDirectories(devices.resolve("dri"));
    Files.createFile(devices.resolve("dri/card0"));
    Files.createFile(devices.resolve("tty0"));
    assertThat(Signs.anyNode(devices)).isFalse();
    assertThat(Signs.anyNode(devices.resolve("nowhere"))).isFalse();
  }
}
