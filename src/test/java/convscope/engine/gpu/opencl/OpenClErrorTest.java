package convscope.engine.gpu.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import org.junit.jupiter.api.Test;

class OpenClErrorTest {
  @Test
  void aSuccessIsNoProblem() {
    assertThatCode(() -> OpenClError.require(0, "clFinish", "Card")).doesNotThrowAnyException();
    assertThatCode(() -> OpenClError.require(0, "clGetDeviceInfo")).doesNotThrowAnyException();
  }

  @Test
  void anErrorIsSaidWithTheCardTheNameAndTheCall() {
    assertThatThrownBy(() -> OpenClError.require(-36, "clFinish", "Card")).isInstanceOf(Problem.class)
        .hasMessageStartingWith("Card failed (CL_INVALID_COMMAND_QUEUE from clFinish): resume");
  }

  @Test
  void anErrorWithoutAKnownNameIsSaidByItsNumber() {
    assertThatThrownBy(() -> OpenClError.require(-12_345, "clFinish", "Card"))
        .hasMessageContaining("(error -12345 from clFinish)");
  }

  @Test
  void aCardThatIsOutOfMemorySaysWhatToDo() {
    assertThatThrownBy(() -> OpenClError.require(-6, "clEnqueue", "Card"))
        .hasMessageStartingWith("Card ran out of memory (CL_OUT_OF_HOST_MEMORY from clEnqueue): use a smaller batch");
  }

  @Test
  void aDeviceWithoutANameIsCalledOneInEitherLanguage() {
    assertThatThrownBy(() -> OpenClError.require(-33, "clGetDeviceInfo")).hasMessageStartingWith("The device failed (")
        .satisfies(problem -> assertThat(
            ((Problem) problem).in(Language.KOREAN, Face.WINDOW)).startsWith("장치에서 오류가 났습니다("));
  }
}
