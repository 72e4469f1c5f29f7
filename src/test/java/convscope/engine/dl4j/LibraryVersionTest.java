package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.dl4j.kernel.LibraryVersion;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {

  @Test
  void theVersionIsReadFromTheJar() {
    String jar = org.nd4j.linalg.factory.Nd4j.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String version = LibraryVersion.of("org.nd4j", "nd4j-api");
    assertThat(version).matches("\\d.*");
    assertThat(jar).endsWith("nd4j-api-" + version + ".jar");
  }

  @Test
  void theVersionIsUnknownWithoutAJar() {
    assertThat(LibraryVersion.of("org.nd4j", "nowhere")).isEqualTo("unknown");
  }
}
