package convscope.data;

import java.nio.file.Path;

/** CIFAR-10's binary files in a folder with any name. */
final class CifarBinarySource implements DataSource {
  @Override
  public boolean recognizes(Path place) {
    return CifarBinary.isIn(place);
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    Dataset read = CifarBinary.read(place, opening.name());
    return KnownData.dataset(opening, "layout.cifar10.binary", read.classNames(), read.train(), read.test());
  }
}
