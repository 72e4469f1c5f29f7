package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChosenImagesTest {
  private static final ImageSet SAMPLE = SampleScenes.dataset(1, 20, 200).test();

  /** As many images as {@code labels}. */
  private static ImageSet labelled(int... labels) {
    return new ImageSet() {
      @Override
      public int size() {
        return labels.length;
      }

      @Override
      public int label(int index) {
        return labels[index];
      }

      @Override
      public void copyPixels(int index, byte[] into, int offset) {
        into[offset] = (byte) index;
      }
    };
  }

  private static List<Integer> labels(ImageSet images) {
    return IntStream.range(0, images.size()).mapToObj(images::label).toList();
  }

  private static List<Integer> numbers(ChosenImages images) {
    return IntStream.range(0, images.size()).mapToObj(images::number).toList();
  }

  @Test
  void oneImageOfEachClassIsChosenAndTheSameForTheSameSeed() {
    ChosenImages chosen = ChosenImages.of(SAMPLE, 10, 10, 7);
    assertThat(labels(chosen)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(numbers(ChosenImages.of(SAMPLE, 10, 10, 7))).isEqualTo(numbers(chosen));
    assertThat(numbers(ChosenImages.of(SAMPLE, 10, 10, 8))).isNotEqualTo(numbers(chosen));
  }

  @Test
  void anImageIsTheOneOfItsNumber() {
    ChosenImages chosen = ChosenImages.of(SAMPLE, 10, 10, 7);
    byte[] own = new byte[ImageSet.PIXELS];
    byte[] whole = new byte[ImageSet.PIXELS];
    chosen.copyPixels(3, own, 0);
    SAMPLE.copyPixels(chosen.number(3), whole, 0);
    assertThat(own).isEqualTo(whole);
  }

  @Test
  void fewClassesAreChosenInTurnAndManyOnceAsFarAsThereIsRoom() {
    assertThat(labels(ChosenImages.of(labelled(0, 0, 0, 0, 0, 0, 0, 1, 1, 1), 2, 6, 1)))
        .containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(labels(ChosenImages.of(labelled(0, 0, 0, 0, 1), 3, 4, 1))).as("a class without enough images")
        .containsExactly(0, 0, 0, 1);
    assertThat(labels(ChosenImages.of(labelled(0, 1, 2, 3, 4, 0, 1, 2, 3, 4), 5, 3, 1))).hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(ChosenImages.of(labelled(), 10, 10, 1).size()).isZero();
    assertThat(numbers(ChosenImages.of(labelled(0, 1), 2, 10, 1))).containsExactly(0, 1);
  }
}
