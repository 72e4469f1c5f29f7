package convscope.lessons;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks whether files of lessons fit those of the same id: the other language's must have as many steps, since progress
 * is kept for both together, and each language may have one only. Any thread that may wait.
 */
public final class LessonPairs {
  private final List<Path> files;

  /** Of {@code files} with one another and with the others in their folders. */
  public LessonPairs(List<Path> files) {
    this.files = files.stream().map(file -> file.toAbsolutePath().normalize()).distinct().toList();
  }

  /** What does not fit, a sentence for each pair; files that are no valid lessons are left out. */
  public List<Sentence> remarks() {
    List<Read> all = Stream.concat(files.stream(), files.stream().flatMap(LessonPairs::beside)).distinct()
        .flatMap(file -> read(file).stream()).toList();
    List<Sentence> remarks = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size() && files.contains(all.get(i).file()); j++) {
        remark(all.get(i), all.get(j)).ifPresent(remarks::add);
      }
    }
    return remarks;
  }

  private record Read(Path file, Lesson lesson) {
    private String name() {
      return String.valueOf(file.getFileName());
    }

    private int steps() {
      return lesson.steps().size();
    }
  }

  private static Optional<Sentence> remark(Read one, Read other) {
    Language language = one.lesson().language();
    if (!one.lesson().id().equals(other.lesson().id())) {
      return Optional.empty();
    }
    if (language == null || other.lesson().language() == null || language == other.lesson().language()) {
      return Optional.of(Sentence.of(LessonPairs.class, "pair.same", one.name(), other.name(), one.lesson().id()));
    }
    return one.steps() == other.steps() ? Optional.empty() : Optional.of(Sentence.of(LessonPairs.class, "pair.steps",
        one.name(), one.steps(), other.name(), other.steps(), one.lesson().id()));
  }

  private static Stream<Path> beside(Path file) {
    try (Stream<Path> all = Files.list(file.getParent())) {
      return all.filter(one -> one.getFileName().toString().endsWith(Lessons.ENDING)).sorted().toList().stream();
    } catch (IOException unable) {
      // The file itself is reported by whoever reads it.
      return Stream.empty();
    }
  }

  private static Optional<Read> read(Path file) {
    try {
      return Optional.of(new Read(file, LessonReader.read(file)));
    } catch (Problem noLesson) {
      return Optional.empty();
    }
  }
}
