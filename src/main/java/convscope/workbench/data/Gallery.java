package convscope.workbench.data;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import java.util.List;

/** All images of a dataset in one sequence: the training set, then the test set. Immutable; any thread. */
final class Gallery implements ImageSet {
  private final Dataset dataset;
  private final int trained;

  Gallery(Dataset dataset) {
    this.dataset = dataset;
    this.trained = dataset.train().size();
  }

  @Override
  public int size() {
    return trained + dataset.test().size();
  }

  @Override
  public int label(int index) {
    return set(index).label(record(index));
  }

  @Override
  public void copyPixels(int index, byte[] into, int offset) {
    set(index).copyPixels(record(index), into, offset);
  }

  /** Whether image {@code index} belongs to the test set. */
  boolean test(int index) {
    return index >= trained;
  }

  /** The number of image {@code index} in its own set, from 0. */
  int record(int index) {
    return test(index) ? index - trained : index;
  }

  /** The name of the class of image {@code index}. */
  String className(int index) {
    return dataset.classNames().get(label(index));
  }

  List<String> classNames() {
    return dataset.classNames();
  }

  private ImageSet set(int index) {
    return test(index) ? dataset.test() : dataset.train();
  }
}
