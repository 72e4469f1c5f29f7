package convscope.data;

import java.util.Locale;
import java.util.Set;

/** Files and folders that operating systems, file servers and editors leave beside a user's own. */
final class SystemFiles {
  private static final Set<String> NAMES = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "@eadir",
      "@recycle", "@recently-snapshot", "#recycle", "#snapshot", "__macosx", "$recycle.bin", "recycler", "lost+found",
      "system volume information", "found.000", "network trash folder", "temporary items", "__pycache__");

  private SystemFiles() {}

  /** Whether a file or folder called {@code name} is hidden or belongs to a system, on any system. */
  static boolean isOne(String name) {
    return name.startsWith(".") || name.startsWith("~$") || NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
