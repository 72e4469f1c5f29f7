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
import java.util.stream.Stream;

/** The lessons that there are: those that come with the program, and those kept in a folder. Any thread. */
public final class Lessons {
  /** What files of lessons end with. */
  public static final String ENDING = ".md";
  /** The built-in ones, in the order in which they are taken. */
  static final List<String> BUILT_IN = List.of("network-input", "learning-or-noise", "learning-rates", "mistakes");

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

  /** Every lesson for readers of {@code language}: files that are no valid lessons are named, and harm nothing. */
  public Found in(Language language) {
    List<Lesson> lessons = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    BUILT_IN.forEach(id -> lessons.add(builtIn(id, language)));
    for (Path file : files(problems)) {
      try {
        Lesson lesson = LessonReader.read(file);
        if (lesson.language() == null || lesson.language() == language) {
          lessons.add(lesson);
        }
      } catch (Problem wrong) {
        problems.add(wrong);
      }
    }
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

  /**
   * Keeps a copy of the lesson in {@code file}, in place of one with the same id and language.
   *
   * @throws Problem if it is not a valid lesson, has the id of a built-in one, or cannot be written
   */
  public Lesson keep(Path file) {
    Lesson lesson = LessonReader.read(file);
    if (BUILT_IN.contains(lesson.id())) {
      throw Problem.of(Lessons.class, "keep.taken", file.getFileName().toString(), lesson.id());
    }
    String ending = lesson.language() == null ? ENDING : "." + lesson.language().code() + ENDING;
    Path kept = folder.resolve(lesson.id() + ending);
    try {
      Files.createDirectories(folder);
      SafeFile.writeText(kept, Files.readString(file));
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(kept, unable);
    }
    return lesson;
  }
}
