package convscope.workbench.classify;

import convscope.data.ClassLabels;
import convscope.workbench.session.ClassMatches;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Folders that are called as a class is: their images are of that class. Pure; any thread. */
final class ClassFolders {
  private static final ClassLabels KOREAN = ClassLabels.in(Locale.KOREAN);

  private ClassFolders() {}

  /** The class among {@code classNames} that the first possible of {@code folders} is called after; null for none. */
  static @Nullable String find(List<String> folders, List<String> classNames) {
    List<String> korean = classNames.stream().map(KOREAN::brief).toList();
    for (String folder : folders) {
      int label = Math.max(ClassMatches.find(classNames, folder), ClassMatches.find(korean, folder));
      if (label >= 0) {
        return classNames.get(label);
      }
    }
    return null;
  }
}
