package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendTest {
  private static final String SERVICE = "META-INF/services/a.Service";

  @TempDir
  private Path folder;

  private URL offering(String name) throws IOException {
    Path service = folder.resolve(name).resolve(SERVICE);
    Files.createDirectories(service.getParent());
    Files.writeString(service, name);
    return folder.resolve(name).toUri().toURL();
  }

  @Test
  void onlyOneOfTwoBackendLibrariesIsVisible() throws IOException {
    URL cpu = offering("cpu");
    URL cuda = offering("cuda");
    try (URLClassLoader both = new URLClassLoader(new URL[] {cuda, cpu}, null)) {
      assertThat(Collections.list(both.getResources(SERVICE))).hasSize(2);
      List<URL> seen = Collections.list(new Backend.Without(cuda.toString(), both).getResources(SERVICE));
      assertThat(seen).hasSize(1);
      assertThat(seen.get(0)).hasToString(cpu + SERVICE);
    }
  }

  @Test
  void switchingFromCpuToCudaRequiresARestart() {
    Backend.choose(Backend.PROCESSOR);
    Backend.choose(Backend.PROCESSOR);
    assertThatThrownBy(() -> Backend.choose(Backend.CUDA)).isInstanceOf(Problem.class)
        .hasMessageContaining("restart ConvScope").hasMessageEndingWith("to compute on an NVIDIA card.");
    assertThat(Backend.ofThisProcess()).isEqualTo(Backend.PROCESSOR);
  }

  @Test
  void everyBuildIncludesTheCpuBackend() {
    assertThat(Backend.PROCESSOR.inThisBuild()).isTrue();
  }
}
