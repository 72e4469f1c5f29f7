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
    // Not C's: that name stands for all of this process, in which another test may have loaded a driver that is made
    // up.
    String system = System.getProperty("os.name");
    String library = system.startsWith("Windows") ? "msvcrt" : system.startsWith("Mac") ? "m" : "libm.so.6";
    assertThat(CudaDriver.ask(library)).isEqualTo(Optional.empty());
  }
}
