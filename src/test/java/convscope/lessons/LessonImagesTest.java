package convscope.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonImagesTest {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  @TempDir
  private Path place;
  private Path folder;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(place.resolve("lesson"));
  }

  /** The beginning of a PNG file of this size. */
  private static byte[] png(int width, int height) {
    return ByteBuffer.allocate(64).putLong(SIGNATURE).putInt(13).putInt(0x49484452).putInt(width).putInt(height)
        .array();
  }

  private Lesson naming(String... images) throws IOException {
    StringBuilder text = new StringBuilder("---\nid: mine\ntitle: Mine\nminutes: 5\n---\n## A\n\nText.\n");
    for (String image : images) {
      text.append("\n![A picture](").append(image).append(")\n");
    }
    Path file = folder.resolve("mine.md");
    Files.writeString(file, text);
    return LessonReader.read(file);
  }

  @Test
  void imagesBesideTheLessonAndBelowItAreRead() throws IOException {
    Files.write(folder.resolve("a.png"), png(30, 20));
    Files.write(Files.createDirectories(folder.resolve("more")).resolve("b.png"), png(7, 5));
    Lesson lesson = naming("a.png", "more/b.png");
    assertThat(LessonImages.named(lesson)).containsExactly("a.png", "more/b.png");
    assertThat(LessonImages.read(lesson, "a.png").width()).isEqualTo(30);
    assertThat(LessonImages.read(lesson, "more/b.png").height()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.png", "more/../../secret.png"})
  void imagesOutsideTheFolderAreRefused(String file) throws IOException {
    Files.write(place.resolve("secret.png"), png(3, 3));
    assertThatThrownBy(() -> LessonImages.read(naming(file), file)).isInstanceOf(Problem.class)
        .hasMessageContaining("must lie in the folder");
  }

  @Test
  void anAbsolutePathAndALinkThatLeadsOutsideAreRefused() throws IOException {
    Path secret = Files.write(place.resolve("secret.png"), png(3, 3));
    Files.createSymbolicLink(folder.resolve("link.png"), secret);
    Lesson lesson = naming("link.png");
    assertThatThrownBy(() -> LessonImages.read(lesson, secret.toString()))
        .hasMessageContaining("must lie in the folder");
    assertThatThrownBy(() -> LessonImages.read(lesson, "link.png")).hasMessageContaining("must lie in the folder");
  }

  @Test
  void whatIsMissingOrNoPngOrTooLargeIsNamed() throws IOException {
    Files.writeString(folder.resolve("text.png"), "This is no image at all.");
    Files.write(folder.resolve("wide.png"), png(5_000, 10));
    Lesson lesson = naming("gone.png");
    assertThatThrownBy(() -> LessonImages.read(lesson, "gone.png")).hasMessageContaining("gone.png is missing");
    assertThatThrownBy(() -> LessonImages.read(lesson, "text.png")).hasMessageContaining("not a PNG");
    assertThatThrownBy(() -> LessonImages.read(lesson, "wide.png")).hasMessageContaining("too large");
  }

  @Test
  void whatIsWrongWithImagesIsSaidWithTheirLines() throws IOException {
    Files.write(folder.resolve("a.png"), png(30, 20));
    Files.writeString(folder.resolve("text.png"), "This is no image at all.");
    assertThat(LessonImages.problems(naming("gone.png", "a.png", "text.png"), "mine.md"))
        .extracting(Problem::getMessage).satisfiesExactly(gone -> assertThat(gone).isEqualTo(
            "mine.md, line 10: The image gone.png is missing: put it into the folder of the lesson."),
            text -> assertThat(text).startsWith("mine.md, line 14: The image text.png is not a PNG file"));
  }

  @Test
  void aKeptLessonKeepsItsImages() throws IOException {
    Files.write(Files.createDirectories(folder.resolve("more")).resolve("b.png"), png(7, 5));
    naming("more/b.png", "gone.png");
    Lessons shelf = new Lessons(place.resolve("shelf"));
    shelf.keep(folder.resolve("mine.md"));
    Files.delete(folder.resolve("more/b.png"));
    Lesson kept = shelf.in(Language.ENGLISH).lessons().stream()
        .filter(lesson -> lesson.id().equals("mine")).findFirst().orElseThrow();
    assertThat(LessonImages.read(kept, "more/b.png").width()).isEqualTo(7);
  }
}
