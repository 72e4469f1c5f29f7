package convscope.data;

import convscope.pictures.Beginnings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which folders contain images, recognized by the first bytes of their files; each folder is checked once. */
final class Filled {
  private final Map<Path, Boolean> known = new HashMap<>();

  /** Whether there is an image in {@code folder} or in a folder in it. */
  boolean has(FolderTree folder) {
    Boolean before = known.get(folder.path());
    if (before == null) {
      before = directly(folder) || folder.folders().stream().anyMatch(this::has);
      known.put(folder.path(), before);
    }
    return before;
  }

  /** Whether there is an image directly in {@code folder}. */
  boolean directly(FolderTree folder) {
    return folder.files().stream().anyMatch(entry -> Beginnings.ofImage(entry.path()));
  }

  /** The folders in {@code folder} that contain images. */
  List<FolderTree> in(FolderTree folder) {
    return folder.folders().stream().filter(this::has).toList();
  }
}
