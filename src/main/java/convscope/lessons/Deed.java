package convscope.lessons;

/**
 * Something that can be done repeatedly, and to what. Immutable.
 *
 * @param word the control, the layer or the kind of images
 */
public record Deed(Kind kind, String word) {
  /** What is done. */
  public enum Kind {
    /** A control was used. */
    USED,
    /** In Inspect, the sum behind another value of a layer was shown. */
    VALUE_EXPLAINED,
    /** The same of a value at the border of the feature map, where the input is padded. */
    BORDER_VALUE_EXPLAINED,
    /** Test images of a kind were shown in Evaluate. */
    TEST_IMAGES_SHOWN
  }
}
