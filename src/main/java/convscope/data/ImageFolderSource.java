package convscope.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Images in a folder for each class. Recognizes every folder, and is therefore not asked before the others. */
final class ImageFolderSource implements DataSource {
  @Override
  public boolean recognizes(Path place) {
    return Files.isDirectory(place);
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    return ImageFolders.read(place, opening.name());
  }
}
