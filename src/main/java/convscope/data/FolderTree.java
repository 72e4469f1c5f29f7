package convscope.data;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder and its contents, in natural order.
 *
 * @param name its name for display: composed characters, trimmed
 * @param folders the folders in it
 * @param files the files directly in it
 * @param hidden the system files in it, and all files in system folders in it
 */
record FolderTree(Path path, String name, List<FolderTree> folders, List<Entry> files, List<Entry> hidden) {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");
  private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+$");

  /**
   * A file.
   *
   * @param name its name for display
   * @param size its bytes
   * @param modified when it was last written, in nanoseconds
   * @param readable whether its attributes could be read; false for a broken link
   */
  record Entry(Path path, String name, long size, long modified, boolean readable) {
    Entry(Path path, long size, long modified, boolean readable) {
      this(path, FolderTree.name(path), size, modified, readable);
    }
  }

  /** The name of {@code path} for display: in Unicode's form NFC, without control characters, trimmed. */
  static String name(Path path) {
    Path last = path.getFileName();
    String raw = Normalizer.normalize(last == null ? path.toString() : last.toString(), Normalizer.Form.NFC);
    String stripped = CONTROLS.matcher(AROUND.matcher(raw).replaceAll("")).replaceAll(" ");
    return stripped.isEmpty() ? raw : stripped;
  }

  /** All files in it and in its folders, except hidden ones. */
  Stream<Entry> allFiles() {
    return Stream.concat(files.stream(), folders.stream().flatMap(FolderTree::allFiles));
  }

  /** All hidden files in it and in its folders. */
  Stream<Entry> allHidden() {
    return Stream.concat(hidden.stream(), folders.stream().flatMap(FolderTree::allHidden));
  }
}
