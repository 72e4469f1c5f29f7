package convscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A path as typed by the user: {@code ~} at its beginning is the home folder, which a shell replaces only at the
 * beginning of a word and not behind {@code --data=}.
 */
final class TypedPath {
  private TypedPath() {}

  private static String expanded(String text) {
    boolean home = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
    return home ? System.getProperty("user.home") + text.substring(1) : text;
  }

  /** For options and parameters that are paths. */
  static final class OfFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      try {
        return Path.of(expanded(text));
      } catch (InvalidPathException wrong) {
        throw new TypeConversionException("'" + text + "' is not a path");
      }
    }
  }

  /** For options that may be a path or a name. */
  static final class OrName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return expanded(text);
    }
  }
}
