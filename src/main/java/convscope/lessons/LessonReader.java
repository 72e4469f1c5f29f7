package convscope.lessons;

import convscope.foundation.FailureReason;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads lessons: Markdown with a header of {@code key: value} lines between two lines {@code ---}. The format is
 * described in {@code assets/lessons/README.md}. Any thread.
 */
public final class LessonReader {
  /** A lesson is text of a few pages. */
  private static final long MOST_BYTES = 1 << 20;
  private static final String FENCE = "---";
  private static final String LANGUAGE = "language";
  private static final Set<String> KEYS = Set.of("id", "title", LANGUAGE, "minutes", "view");
  private static final int MOST_MINUTES = 600;

  private LessonReader() {}

  /**
   * The lesson in {@code file}.
   *
   * @throws Problem if it cannot be read, is not a valid lesson, or has the id of a built-in one; the last two name the
   *     line
   */
  public static Lesson read(Path file) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw Problem.of(LessonReader.class, "file.large", name);
      }
      Path folder = file.toAbsolutePath().getParent();
      Lesson lesson = read(Files.readString(file), name, true);
      return folder == null ? lesson : lesson.in(folder);
    } catch (CharacterCodingException notText) {
      throw Problem.because(notText, LessonReader.class, "file.encoding", name);
    } catch (IOException unable) {
      throw Problem.because(unable, LessonReader.class, "file.unreadable", file.toString(), FailureReason.of(unable));
    }
  }

  /**
   * The lesson that {@code text} describes.
   *
   * @param name of its file, for messages
   * @throws Problem if it is not a valid lesson, with the number of the line
   */
  public static Lesson read(String text, String name) {
    return read(text, name, false);
  }

  /** @param own whether it must not have the id of a built-in lesson */
  private static Lesson read(String text, String name, boolean own) {
    String all = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    int end = all.indexOf("\n" + FENCE + "\n");
    if (!all.startsWith(FENCE + "\n") || end < 0) {
      throw Problem.of(LessonReader.class, "header.missing", name);
    }
    Map<String, Line> header = header(all.substring(FENCE.length() + 1, Math.max(end, FENCE.length() + 1)), name);
    String body = all.substring(end + 1 + FENCE.length());
    int before = (int) all.substring(0, end + 1).chars().filter(one -> one == '\n').count();
    Node document = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build().parse(body);
    document.accept(new MarkdownRules(name, before));
    LessonSections sections = new LessonSections(name, before, value(header, "view"));
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      sections.add(node);
    }
    List<LessonStep> steps = sections.steps();
    if (steps.isEmpty()) {
      throw Problem.of(LessonReader.class, "steps.none", name);
    }
    return new Lesson(id(header, name, own), required(header, "title", name).value(), language(header, name),
        minutes(header, name), sections.introduction(), steps, sections.teacher(), null);
  }

  private static Map<String, Line> header(String text, String name) {
    Map<String, Line> header = new HashMap<>();
    for (Line line : Line.of(text, 2, name)) {
      if (!KEYS.contains(line.key())) {
        throw Problem.of(LessonReader.class, "header.key", name, line.number(), line.key());
      }
      if (header.put(line.key(), line) != null) {
        throw Problem.of(LessonReader.class, "line.twice", name, line.number(), line.key());
      }
    }
    Line view = header.get("view");
    if (view != null) {
      StepBlock.requireView(view, name);
    }
    return header;
  }

  private static String value(Map<String, Line> header, String key) {
    Line line = header.get(key);
    return line == null ? "" : line.value();
  }

  private static Line required(Map<String, Line> header, String key, String name) {
    Line line = header.get(key);
    if (line == null || line.value().isEmpty()) {
      throw Problem.of(LessonReader.class, "header.lacks", name, key);
    }
    return line;
  }

  private static String id(Map<String, Line> header, String name, boolean own) {
    Line line = required(header, "id", name);
    if (!line.value().matches("[a-z0-9][a-z0-9-]*")) {
      throw Problem.of(LessonReader.class, "header.id", name, line.number(), line.value());
    }
    if (own && Lessons.isBuiltIn(line.value())) {
      throw Problem.of(LessonReader.class, "header.taken", name, line.number(), line.value());
    }
    return line.value();
  }

  private static @Nullable Language language(Map<String, Line> header, String name) {
    Line line = header.get(LANGUAGE);
    return line == null ? null : Language.named(line.value())
        .orElseThrow(() -> Problem.of(LessonReader.class, "header.language", name, line.number(), line.value()));
  }

  private static int minutes(Map<String, Line> header, String name) {
    Line line = required(header, "minutes", name);
    try {
      int minutes = Integer.parseInt(line.value());
      if (minutes >= 1 && minutes <= MOST_MINUTES) {
        return minutes;
      }
    } catch (NumberFormatException notOne) {
      // Reported below, as is a number out of range.
    }
    throw Problem.of(LessonReader.class, "header.minutes", name, line.number(), line.value());
  }
}
