import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Copies the licenses and notices that jars contain into a folder for each jar: {@code java Licenses.java JARS FOLDER}.
 */
public final class Licenses {
  private static final Pattern WANTED = Pattern.compile(
      "(?i)(META-INF/)?([^/]*(LICEN[SC]E|NOTICE|COPYING|COPYRIGHT)[^/]*|AL2\\.0|LGPL2\\.1)|META-INF/LICEN[SC]ES?/.*[^/]");
  private static final Pattern CLASS = Pattern.compile(".*\\.(class|java)");

  private Licenses() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (Path jar : jars) {
        copy(jar, folder.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", "")));
      }
    }
  }

  private static void copy(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (!entry.isDirectory() && WANTED.matcher(name).matches() && !CLASS.matcher(name).matches()) {
          Path file = folder.resolve(name.replaceFirst("(?i)^META-INF/", "").replace('/', '-'));
          Files.createDirectories(folder);
          try (InputStream text = zip.getInputStream(entry)) {
            Files.write(file, text.readAllBytes());
          }
        }
      }
    }
  }
}
