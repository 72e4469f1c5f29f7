package convscope.data;

import convscope.foundation.Sentence;
import java.util.List;

/**
 * Where in a folder the images of each class are.
 *
 * @param words the layout, as a sentence
 * @param split whether there are separate test images; otherwise {@link ClassFiles#test} is empty and a share of the
 *     training images becomes the test set
 * @param classes in the order of their numbers
 * @param leftOut files outside the folders of the classes
 * @param otherSet files in a set that is not used
 * @param remarks remarks for the user
 */
record Layout(Sentence words, boolean split, List<ClassFiles> classes, List<FolderTree.Entry> leftOut,
    List<FolderTree.Entry> otherSet, List<Sentence> remarks) {

  /** The files of one class, in the order in which they are numbered. */
  record ClassFiles(String name, List<FolderTree.Entry> train, List<FolderTree.Entry> test) {}
}
