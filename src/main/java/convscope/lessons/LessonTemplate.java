package convscope.lessons;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A short lesson from which to write one's own: it is valid, and has each part once. */
public final class LessonTemplate {
  private LessonTemplate() {}

  /** Its text in {@code language}, with {@code id} as its id. */
  public static String text(String id, Language language) {
    String name = "template." + language.code() + ".txt";
    try (InputStream in = LessonTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw Problem.of(Lessons.class, "builtin.missing", name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("my-lesson", id);
    } catch (IOException unable) {
      throw Problem.because(unable, Lessons.class, "builtin.missing", name);
    }
  }

  /**
   * The id that suits a file called {@code name}: its letters and digits, with hyphens between words; not that of a
   * built-in lesson.
   */
  public static String id(String name) {
    String plain = name.replaceFirst("\\.md$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "my-lesson" : Lessons.isBuiltIn(plain) ? "my-" + plain : plain;
  }
}
