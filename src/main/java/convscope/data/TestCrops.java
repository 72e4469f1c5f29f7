package convscope.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The undistorted crops of a test image that a network sees; its prediction is by the mean of their logits. The
 * tutorial's evaluation has one. Ten are those of Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep
 * convolutional neural networks" (2012), section 4.1, who averaged probabilities.
 */
public enum TestCrops {
  /** The center. */
  ONE("1", List.of(Crop.CENTRE)),
  /** The center, and the same mirrored. */
  TWO("2", andMirrored(Crop.CENTRE)),
  /** The center and the four corners, and the same mirrored. */
  TEN("10", andMirrored(Crop.CENTRE, at(0, 0), at(0, Crop.MOST), at(Crop.MOST, 0), at(Crop.MOST, Crop.MOST)));

  private final String number;
  private final List<Crop> crops;

  TestCrops(String number, List<Crop> crops) {
    this.number = number;
    this.crops = crops;
  }

  private static Crop at(int top, int left) {
    return new Crop(top, left, false, 0, 1);
  }

  private static List<Crop> andMirrored(Crop... crops) {
    return Stream.concat(Stream.of(crops),
        Stream.of(crops).map(crop -> new Crop(crop.top(), crop.left(), true, crop.brightness(), crop.contrast())))
        .toList();
  }

  /**
   * Those of that number.
   *
   * @param number as the setting has it
   */
  public static TestCrops of(String number) {
    return Arrays.stream(values()).filter(some -> some.number.equals(number)).findAny()
        .orElseThrow(() -> new IllegalArgumentException(number));
  }

  /** How many they are, as the setting has it. */
  public String number() {
    return number;
  }

  /** The crops, in the order in which their logits are summed. */
  public List<Crop> crops() {
    return crops;
  }
}
