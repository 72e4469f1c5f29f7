package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleScenesTest {

  @Test
  void theSameSeedGeneratesTheSameImages() {
    assertThat(SampleScenes.dataset(1, 60, 20).checksum()).isEqualTo(SampleScenes.dataset(1, 60, 20).checksum())
        .isNotEqualTo(SampleScenes.dataset(2, 60, 20).checksum());
  }

  @Test
  void theSampleHasAFixedChecksumAndBalancedClasses() {
    Dataset sample = SampleScenes.dataset();
    assertThat(sample.checksum()).isEqualTo("7b0ccfbd0fabe98e395920bb5e1e584dc10d11fc7822cabe2a9a153468e9f3ff");
    assertThat(sample.train().size()).isEqualTo(5_000);
    assertThat(sample.test().size()).isEqualTo(1_000);
    assertThat(sample.classNames()).isEqualTo(Dataset.CIFAR_CLASSES);
    int[] counts = new int[10];
    for (int i = 0; i < 5_000; i++) {
      counts[sample.train().label(i)]++;
    }
    assertThat(counts).containsOnly(500);
  }

  @Test
  void imagesAreDistinctAndNotConstant() {
    Dataset sample = SampleScenes.dataset(1, 400, 100);
    Set<ByteBuffer> seen = new HashSet<>();
    for (ImageSet images : new ImageSet[] {sample.train(), sample.test()}) {
      for (int i = 0; i < images.size(); i++) {
        byte[] pixels = TestImages.pixels(images, i);
        seen.add(ByteBuffer.wrap(pixels));
        float[] cropped = CropSteps.of(pixels, Crop.CENTRE).cropped();
        double mean = 0;
        double squares = 0;
        for (float value : cropped) {
          mean += value / (double) cropped.length;
          squares += (double) value * value / cropped.length;
        }
        assertThat(Math.sqrt(squares - mean * mean)).as("deviation of picture %d", i).isGreaterThan(8);
      }
    }
    assertThat(seen).hasSize(500);
  }
}
