package convscope.classroom;

import convscope.foundation.FileNames;
import java.text.Normalizer;

/** Names of files from what people typed. */
final class SafeNames {
  private static final int LONGEST = 60;

  private SafeNames() {}

  /**
   * {@code typed} as the name of a file or folder on any system: letters and digits of any script, everything else as
   * a hyphen; {@code otherwise} if nothing is left.
   */
  static String of(String typed, String otherwise) {
    String kept = FileNames.areAscii() ? "[^A-Za-z0-9]+" : "[^\\p{L}\\p{M}\\p{N}]+";
    String name = Normalizer.normalize(typed, Normalizer.Form.NFC).replaceAll(kept, "-").replaceAll("^-+|-+$", "");
    name = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    return name.isEmpty() || FileNames.isDevice(name) ? otherwise : name;
  }
}
