package convscope.cli;

import convscope.classroom.ArchiveKind;
import convscope.lessons.Lessons;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files that the window is opened with, as file managers name them when a person opens a file with the program.
 *
 * @param pictures images to classify
 * @param network a checkpoint to select; the first, where there are several
 * @param ofClass class kits, hand-ins and lessons
 */
public record OpenedFiles(List<Path> pictures, Optional<Path> network, List<Path> ofClass) {
  private static final String NETWORK = ".safetensors";

  public OpenedFiles {
    pictures = List.copyOf(pictures);
    ofClass = List.copyOf(ofClass);
  }

  /** Whether {@code arguments} contain files, and besides them no more than a language. */
  public static boolean areAll(String... arguments) {
    List<String> names = LanguageOption.without(List.of(arguments));
    return !names.isEmpty() && names.stream().allMatch(OpenedFiles::isFile);
  }

  /** The files among {@code arguments}. */
  public static OpenedFiles in(List<String> arguments) {
    List<Path> pictures = new ArrayList<>();
    List<Path> ofClass = new ArrayList<>();
    Optional<Path> network = Optional.empty();
    for (String name : LanguageOption.without(arguments)) {
      if (isFile(name)) {
        Path file = Path.of(name).toAbsolutePath();
        if (isOfClass(file)) {
          ofClass.add(file);
        } else if (!name.toLowerCase(Locale.ROOT).endsWith(NETWORK)) {
          pictures.add(file);
        } else if (network.isEmpty()) {
          network = Optional.of(file);
        }
      }
    }
    return new OpenedFiles(pictures, network, ofClass);
  }

  /** Whether there is nothing to open. */
  public boolean isEmpty() {
    return pictures.isEmpty() && network.isEmpty() && ofClass.isEmpty();
  }

  private static boolean isOfClass(Path file) {
    return file.toString().endsWith(Lessons.ENDING)
        || Arrays.stream(ArchiveKind.values()).anyMatch(kind -> kind.isNamed(file));
  }

  /** A word alone is a command, even where a file has the same name. */
  private static boolean isFile(String name) {
    try {
      Path path = Path.of(name);
      return !name.startsWith("-") && (path.getNameCount() > 1 || name.contains(".")) && Files.isRegularFile(path);
    } catch (InvalidPathException otherText) {
      return false;
    }
  }
}
