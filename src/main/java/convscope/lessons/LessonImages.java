package convscope.lessons;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images of lessons: PNG files in the folder of the lesson's file or below it, and nowhere else. Any thread that
 * may wait.
 */
public final class LessonImages {
  /** An image beside a text, not a photo album. */
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_SIDE = 4_096;
  /** What a PNG file begins with, as one number. */
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  /** Signature, length and name of the first chunk, width, height. */
  private static final int HEADER = 24;
  private static final int WIDTH_AT = 16;

  private LessonImages() {}

  /** The size of an image in pixels, and the bytes of its PNG file, which must not be changed. */
  public record Png(int width, int height, byte[] bytes) {}

  /** The files that {@code lesson} names, in its order, each once. */
  static List<String> named(Lesson lesson) {
    return images(lesson).map(Block.Image::file).distinct().toList();
  }

  /**
   * Why images of {@code lesson} cannot be shown, in its order.
   *
   * @param file its file, for the messages
   */
  public static List<Problem> problems(Lesson lesson, String file) {
    List<Problem> found = new ArrayList<>();
    images(lesson).forEach(image -> {
      try {
        read(lesson, image.file());
      } catch (Problem wrong) {
        found.add(Problem.because(wrong, LessonImages.class, "image.at", file, image.line(), wrong));
      }
    });
    return found;
  }

  private static Stream<Block.Image> images(Lesson lesson) {
    Stream<Block> steps = lesson.steps().stream()
        .flatMap(step -> Stream.of(step.text(), step.question(), step.answer()).flatMap(List::stream));
    return images(Stream.of(lesson.introduction().stream(), steps, lesson.teacher().stream()).flatMap(all -> all));
  }

  private static Stream<Block.Image> images(Stream<Block> blocks) {
    Images images = new Images();
    return blocks.flatMap(block -> block.accept(images));
  }

  /** The images in a block. */
  private static final class Images implements Block.Visitor<Stream<Block.Image>> {
    @Override
    public Stream<Block.Image> heading(Block.Heading block) {
      return Stream.empty();
    }

    @Override
    public Stream<Block.Image> paragraph(Block.Paragraph block) {
      return Stream.empty();
    }

    @Override
    public Stream<Block.Image> listing(Block.Listing block) {
      return block.items().stream().flatMap(item -> images(item.stream()));
    }

    @Override
    public Stream<Block.Image> code(Block.Code block) {
      return Stream.empty();
    }

    @Override
    public Stream<Block.Image> quote(Block.Quote block) {
      return images(block.blocks().stream());
    }

    @Override
    public Stream<Block.Image> image(Block.Image block) {
      return Stream.of(block);
    }
  }

  /**
   * The image {@code file} of {@code lesson}.
   *
   * @throws Problem if it is missing, lies outside the lesson's folder, is no PNG or too large
   */
  public static Png read(Lesson lesson, String file) {
    return png(lesson.folder() == null ? builtIn(file) : bytes(place(lesson.folder(), file), file), file);
  }

  /** Where {@code file} lies, as the path of a file that exists inside {@code folder}. */
  static Path place(Path folder, String file) {
    try {
      Path inside = folder.toRealPath();
      Path named = Path.of(file.replace('/', inside.getFileSystem().getSeparator().charAt(0)));
      Path wanted = inside.resolve(named).normalize();
      if (named.isAbsolute() || !wanted.startsWith(inside)) {
        throw Problem.of(LessonImages.class, "image.outside", file);
      }
      if (!Files.isRegularFile(wanted)) {
        throw Problem.of(LessonImages.class, "image.missing", file);
      }
      if (!wanted.toRealPath().startsWith(inside)) {
        throw Problem.of(LessonImages.class, "image.outside", file);
      }
      return wanted;
    } catch (InvalidPathException never) {
      throw Problem.because(never, LessonImages.class, "image.missing", file);
    } catch (IOException unable) {
      throw Problem.because(unable, LessonImages.class, "image.missing", file);
    }
  }

  private static byte[] bytes(Path place, String file) {
    try (InputStream in = Files.newInputStream(place)) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (IOException unable) {
      throw Problem.because(unable, LessonImages.class, "image.unreadable", file, FailureReason.of(unable));
    }
  }

  private static byte[] builtIn(String file) {
    try (InputStream in = file.matches("[a-z0-9.-]+") ? Lessons.class.getResourceAsStream(file) : null) {
      if (in == null) {
        throw Problem.of(LessonImages.class, "image.missing", file);
      }
      return in.readNBytes(MOST_BYTES + 1);
    } catch (IOException unable) {
      throw Problem.because(unable, LessonImages.class, "image.unreadable", file, FailureReason.of(unable));
    }
  }

  private static Png png(byte[] bytes, String file) {
    if (bytes.length > MOST_BYTES) {
      throw Problem.of(LessonImages.class, "image.large", file);
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || header.getLong() != SIGNATURE) {
      throw Problem.of(LessonImages.class, "image.kind", file);
    }
    int width = header.getInt(WIDTH_AT);
    int height = header.getInt(WIDTH_AT + Integer.BYTES);
    if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
      throw Problem.of(LessonImages.class, "image.large", file);
    }
    return new Png(width, height, bytes);
  }
}
