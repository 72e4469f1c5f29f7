package convscope.classroom;

import java.nio.file.Path;
import java.util.Locale;

/** The two kinds of files of a class. */
public enum ArchiveKind {
  /** What a teacher hands out. */
  KIT(".convkit", 1L << 30),
  /** What a student hands in. */
  WORK(".convwork", 1L << 30);

  private final String ending;
  private final long mostBytes;

  ArchiveKind(String ending, long mostBytes) {
    this.ending = ending;
    this.mostBytes = mostBytes;
  }

  /** What the names of such files end with. */
  public String ending() {
    return ending;
  }

  /** The most bytes of all parts together, unpacked. */
  long mostBytes() {
    return mostBytes;
  }

  /** How manifests call it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether {@code file} is named like one. */
  public boolean isNamed(Path file) {
    return file.getFileName() != null && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** {@code file}, with the ending if it lacks it. */
  public Path named(Path file) {
    return isNamed(file) ? file : file.resolveSibling(file.getFileName() + ending);
  }
}
