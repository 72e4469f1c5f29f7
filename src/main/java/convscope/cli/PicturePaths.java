package convscope.cli;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files named by the user, one at a time, so that any number of them takes no memory: first the arguments, then the
 * lines of a stream. A folder stands for all files in it and its subfolders with the name of an image, in order of
 * their names; hidden files, and folders that are links, are skipped.
 */
final class PicturePaths implements Iterator<PicturePaths.Named> {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "wbmp",
      "tif", "tiff", "webp", "heic", "heif", "avif", "jxl");

  private final Iterator<String> arguments;
  private final @Nullable BufferedReader lines;
  private final Deque<Iterator<Path>> folders = new ArrayDeque<>();
  /** The current folder, and whether nothing has been found in it yet. */
  private String folder = "";
  private boolean isBare;
  private @Nullable Named next;

  /** @param lines more names, one per line, or null for none */
  PicturePaths(List<String> arguments, @Nullable InputStream lines) {
    this.arguments = arguments.iterator();
    this.lines = lines == null ? null : new BufferedReader(new InputStreamReader(lines, Charset.defaultCharset()));
  }

  /** A file with its name for output; {@link #file} throws a {@link Problem} if there is no such file. */
  static final class Named {
    private final String name;
    private final Supplier<Path> file;

    private Named(String name, Path file) {
      this.name = name;
      this.file = () -> file;
    }

    private Named(String name, Problem problem) {
      this.name = name;
      file = () -> {
        throw problem;
      };
    }

    String name() {
      return name;
    }

    Path file() {
      return file.get();
    }
  }

  /** Whether the next is available without waiting for a line of input. */
  boolean isReady() {
    try {
      return next != null || !folders.isEmpty() || arguments.hasNext() || lines != null && lines.ready();
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (!folders.isEmpty()) {
        walk();
      } else {
        String name = name();
        if (name == null) {
          return false;
        }
        look(name);
      }
    }
    return true;
  }

  @Override
  public Named next() {
    Named one = hasNext() ? next : null;
    if (one == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return one;
  }

  private @Nullable String name() {
    if (arguments.hasNext()) {
      return arguments.next();
    }
    if (lines == null) {
      return null;
    }
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return line;
    } catch (IOException broken) {
      throw Problem.because(broken, PicturePaths.class, "classify.input", FailureReason.of(broken));
    }
  }

  private void look(String name) {
    try {
      Path path = Path.of(name);
      if (!Files.isDirectory(path)) {
        next = new Named(name, path);
        return;
      }
      folder = name;
      isBare = true;
      enter(path);
    } catch (InvalidPathException wrong) {
      next = new Named(name, Problem.because(wrong, PicturePaths.class, "classify.name", name));
    }
  }

  /** One step through the folders. */
  private void walk() {
    Iterator<Path> inside = folders.peek();
    if (!inside.hasNext()) {
      folders.pop();
      if (folders.isEmpty() && isBare) {
        next = new Named(folder, Problem.of(PicturePaths.class, "classify.bare", folder));
      }
      return;
    }
    Path one = inside.next();
    if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
      enter(one);
    } else {
      isBare = false;
      next = new Named(one.toString(), one);
    }
  }

  private void enter(Path inner) {
    try (Stream<Path> inside = Files.list(inner)) {
      folders.push(inside.filter(PicturePaths::isWanted).sorted().toList().iterator());
    } catch (IOException | UncheckedIOException unreadable) {
      isBare = false;
      next = new Named(inner.toString(), Problem.because(unreadable, PicturePaths.class, "classify.folder",
          inner.toString(), FailureReason.of(unreadable)));
    }
  }

  private static boolean isWanted(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        || Files.isRegularFile(path) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)));
  }
}
