package convscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The undistorted crops of a test image that a network sees; its prediction is by the mean of their logits. The
 * tutorial's evaluation has one. Ten are those of Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep
 * convolutional neural networks" (2012), section 4.1, who averaged probabilities.
 */
public enum TestCrops {
  /** The center. */
  ONE("1", false, false),
  /** The center, and the same mirrored. */
  TWO("2", true, false),
  /**
   * The center and the four corners, and the same mirrored. Of crops as large as the image, the corners are the image
   * moved by one pixel in both directions.
   */
  TEN("10", true, true);

  private final String number;
  private final boolean mirrored;
  private final boolean corners;

  TestCrops(String number, boolean mirrored, boolean corners) {
    this.number = number;
    this.mirrored = mirrored;
    this.corners = corners;
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

  /** How many they are. */
  public int count() {
    return Integer.parseInt(number);
  }

  /** The crops with a height and width of {@code side}, in the order in which their logits are summed. */
  public List<Crop> crops(int side) {
    Crop center = Crop.center(side);
    List<Crop> crops = new ArrayList<>(List.of(center));
    if (corners) {
      int room = ImageSet.HEIGHT - side;
      int near = room == 0 ? -1 : 0;
      int far = room == 0 ? 1 : room;
      crops.addAll(List.of(center.at(near, near), center.at(near, far), center.at(far, near), center.at(far, far)));
    }
    if (mirrored) {
      crops.addAll(crops.stream().map(crop -> crop.flipped(true)).toList());
    }
    return crops;
  }
}
