package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /** Says how often an image is read. */
  private record Counted(ImageSet images, AtomicInteger reads) implements ImageSet {
    @Override
    public int size() {
      return images.size();
    }

    @Override
    public int label(int index) {
      return images.label(index);
    }

    @Override
    public void copyPixels(int index, byte[] into, int offset) {
      reads.incrementAndGet();
      images.copyPixels(index, into, offset);
    }
  }

  @Test
  void theChecksumReadsTheImagesOnce() {
    Dataset plain = TestImages.dataset(7, 3);
    AtomicInteger reads = new AtomicInteger();
    Dataset counted = new Dataset("c", "c", plain.classNames(), new Counted(plain.train(), reads),
        new Counted(plain.test(), reads));
    assertThat(counted.checksum()).isEqualTo(plain.checksum()).matches("[0-9a-f]{64}");
    assertThat(counted.checksum()).isEqualTo(plain.checksum());
    assertThat(reads).hasValue(10);
    assertThat(TestImages.dataset(8, 3).checksum()).isNotEqualTo(plain.checksum());
  }
}
