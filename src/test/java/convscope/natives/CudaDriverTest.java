package convscope.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CudaDriverTest {

  @Test
  void whereThereIsNoLibraryOfTheDriversThereIsNoDriver() {
    assertThat(CudaDriver.ask("no-such-library")).isEqualTo(Optional.empty());
  }

  @Test
  void aLibraryThatDoesNotKnowTheQuestionIsNoDriver() {
    String library = System.getProperty("os.name").startsWith("Windows") ? "msvcrt" : "c";
    assertThat(CudaDriver.ask(library)).isEqualTo(Optional.empty());
  }
}
