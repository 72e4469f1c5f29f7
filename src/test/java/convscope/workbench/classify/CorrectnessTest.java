package convscope.workbench.classify;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.insight.Classification;
import convscope.pictures.Picture;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class CorrectnessTest {
  /** An answer of {@code classNames.get(top)}. */
  private static Classification answer(int top, String... classNames) {
    double[] probabilities = new double[classNames.length];
    probabilities[top] = 1;
    return new Classification(new Picture("any", 32, 32, new byte[3072]), probabilities, List.of(classNames));
  }

  @Test
  void classesAreComparedByNameNotNumber() {
    assertThat(Correctness.of(answer(1, "dog", "cat"), "cat")).isEqualTo(Correctness.RIGHT);
    assertThat(Correctness.of(answer(0, "dog", "cat"), "cat")).isEqualTo(Correctness.WRONG);
  }

  @Test
  void caseAndSurroundingSpacesAreIgnored() {
    assertThat(Correctness.of(answer(1, "dog", "cat"), "Cat ")).isEqualTo(Correctness.RIGHT);
  }

  @Test
  void aClassUnknownToTheNetworkIsNeitherCorrectNorWrong() {
    assertThat(Correctness.of(answer(0, "dog", "cat"), "bridge")).isEqualTo(Correctness.FOREIGN);
  }

  @Test
  void anUnlabeledImageHasNoTrueClass() {
    assertThat(Correctness.of(answer(0, "dog", "cat"), null)).isEqualTo(Correctness.UNKNOWN);
  }
}
