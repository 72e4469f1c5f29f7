package convscope.workbench.ownclasses;

/** Something that was removed and can be restored. */
sealed interface Removal {

  /** An image, which was the one at {@code index} of {@code from}. */
  record OfImage(OwnClass from, int index, OwnImage image) implements Removal {}

  /** A class, which was the one at {@code index}; its folder lies aside under {@code number}. */
  record OfClass(OwnClass removed, int index, int number) implements Removal {}
}
