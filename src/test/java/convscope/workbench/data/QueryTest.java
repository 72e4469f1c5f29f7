package convscope.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("window")
class QueryTest {
  @ParameterizedTest
  @CsvSource({"7, 7, 7", "' 100-200 ', 100, 200", "3 – 3, 3, 3", "0, 0, 0"})
  void parsesNumbersAndRanges(String typed, int from, int to) {
    assertThat(Query.of(typed, Dataset.CIFAR_CLASSES)).isEqualTo(new Query.Right(from, to, ""));
  }

  @ParameterizedTest
  @CsvSource({"12-, query.number", "1e3, query.number", "-5, query.number", "20-10, query.backwards",
      "zebra, query.name", "99999999999, query.number"})
  void reportsTheInvalidPart(String typed, String sentence) {
    assertThat(Query.of(typed, Dataset.CIFAR_CLASSES)).isEqualTo(new Query.Wrong(sentence, typed));
  }

  @Test
  void anEmptyQueryMatchesAllAndLettersMatchAClass() {
    assertThat(Query.of("  ", Dataset.CIFAR_CLASSES)).isEqualTo(Query.ALL);
    Query.Right trucks = (Query.Right) Query.of("TRU", Dataset.CIFAR_CLASSES);
    assertThat(trucks.hasClass("truck")).isTrue();
    assertThat(trucks.hasClass("ship")).isFalse();
  }

  @Test
  void aClassIsFoundByItsKoreanName() {
    Query.Right cats = (Query.Right) Query.of("고양이", Dataset.CIFAR_CLASSES);
    assertThat(Dataset.CIFAR_CLASSES.stream().filter(cats::hasClass)).containsExactly("cat");
    assertThat(Query.of("고양이", List.of("tabby", "siamese"))).isEqualTo(new Query.Wrong("query.name", "고양이"));
  }

  @Test
  void countsIgnoreTheClassFilter() {
    Gallery gallery = new Gallery(SampleScenes.dataset(3, 40, 20));
    Shown shown = new Filter(Split.TRAIN, Set.of(2), new Query.Right(0, 19, "")).apply(gallery);
    assertThat(shown.indices()).containsExactly(2, 12);
    assertThat(shown.counts()).containsOnly(2).hasSize(10);
  }

  @Test
  void theMeanImageIsTheMeanOfEachValue() {
    Gallery gallery = new Gallery(SampleScenes.dataset(3, 4, 2));
    float[] mean = MeanImage.of(new Shown(gallery, new int[] {1, 5}, new int[10]));
    byte[] a = new byte[ImageSet.PIXELS];
    byte[] b = new byte[ImageSet.PIXELS];
    gallery.copyPixels(1, a, 0);
    gallery.copyPixels(5, b, 0);
    assertThat(mean).hasSize(ImageSet.PIXELS);
    for (int pixel = 0; pixel < 1024; pixel++) {
      for (int c = 0; c < 3; c++) {
        double expected = ((a[c * 1024 + pixel] & 0xFF) + (b[c * 1024 + pixel] & 0xFF)) / 2.0;
        assertThat((double) mean[pixel * 3 + c]).isEqualTo(expected);
      }
    }
    assertThat(MeanImage.of(new Shown(gallery, new int[0], new int[10]))).isEmpty();
  }
}
