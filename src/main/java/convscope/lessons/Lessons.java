package convscope.lessons;

import convscope.foundation.FailureReason;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lessons that there are: those that come with the program, and those kept in a folder. Any thread. */
public final class Lessons {
  /** What files of lessons end with. */
  public static final String ENDING = ".md";
  /** The built-in ones, in the order in which they are taken. */
  static final List<String> BUILT_IN = List.of("network-input", "convolution", "learning-or-noise", "learning-rates",
      "dead-units", "first-filters", "averaging", "mistakes", "locally-connected", "own-image");

  /** The one with which to begin. */
  public static final String FIRST = BUILT_IN.get(0);

  private final Path folder;

  /** The built-in lessons and those in {@code folder}, which need not exist. */
  public Lessons(Path folder) {
    this.folder = folder;
  }

  /**
   * The lessons found.
   *
   * @param lessons the built-in ones first
   * @param problems why others could not be read
   */
  public record Found(List<Lesson> lessons, List<Problem> problems) {
    public Found {
      lessons = List.copyOf(lessons);
      problems = List.copyOf(problems);
    }
  }

  /** Whether {@code id} is that of a built-in lesson. */
  public static boolean isBuiltIn(String id) {
    return BUILT_IN.contains(id);
  }

  /** All built-in lessons, in the order in which they are taken. */
  public static List<Lesson> builtIn(Language language) {
    return BUILT_IN.stream().map(id -> builtIn(id, language)).toList();
  }

  /** A built-in lesson. */
  public static Lesson builtIn(String id, Language language) {
    String name = id + "." + language.code() + ENDING;
    try (InputStream in = Lessons.class.getResourceAsStream(name)) {
      if (in == null) {
        throw Problem.of(Lessons.class, "builtin.missing", name);
      }
      return LessonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException unable) {
      throw Problem.because(unable, Lessons.class, "builtin.missing", name);
    }
  }

  /**
   * Every lesson, in {@code language} where it is there in that, else in the other one: files that are no valid lessons
   * are named, and harm nothing.
   */
  public Found in(Language language) {
    List<Lesson> kept = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(problems)) {
      try {
        kept.add(withImages(LessonReader.read(file)));
      } catch (Problem wrong) {
        problems.add(wrong);
      }
    }
    Predicate<Lesson> readable = lesson -> lesson.language() == null || lesson.language() == language;
    Set<String> own = kept.stream().filter(readable).map(Lesson::id).collect(Collectors.toSet());
    List<Lesson> lessons = new ArrayList<>(builtIn(language));
    kept.stream().filter(lesson -> readable.test(lesson) || !own.contains(lesson.id())).forEach(lessons::add);
    return new Found(lessons, problems);
  }

  private List<Path> files(List<Problem> problems) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unable) {
      problems.add(Problem.because(unable, LessonReader.class, "file.unreadable", folder.toString(),
          FailureReason.of(unable)));
      return List.of();
    }
  }

  /** {@code lesson} as found in the folder: the images of one that was kept lie in a folder of its own. */
  private Lesson withImages(Lesson lesson) {
    Path own = folder.resolve(lesson.id());
    return Files.isDirectory(own) ? lesson.in(own) : lesson;
  }

  /**
   * Keeps a copy of the lesson in {@code file} and of its images, in place of one with the same id and language. Images
   * that cannot be read are left out: the lesson says so in their place.
   *
   * @throws Problem if it is not a valid lesson, has the id of a built-in one, or cannot be written
   */
  public Lesson keep(Path file) {
    Lesson lesson = LessonReader.read(file);
    String ending = lesson.language() == null ? ENDING : "." + lesson.language().code() + ENDING;
    Path kept = folder.resolve(lesson.id() + ending);
    try {
      Files.createDirectories(folder);
      SafeFile.writeText(kept, Files.readString(file));
      for (String image : LessonImages.named(lesson)) {
        keepImage(lesson, image);
      }
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(kept, unable);
    }
    return withImages(lesson);
  }

  private void keepImage(Lesson lesson, String image) throws IOException {
    byte[] bytes;
    try {
      bytes = LessonImages.read(lesson, image).bytes();
    } catch (Problem missing) {
      return;
    }
    Path kept = folder.resolve(lesson.id()).resolve(image).normalize();
    Files.createDirectories(kept.getParent());
    SafeFile.write(kept, out -> out.write(bytes));
  }
}
