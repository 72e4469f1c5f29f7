package convscope.classroom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher hands out to a class. Immutable.
 *
 * @param title what the kit is called
 * @param data the images: included, except for those that every ConvScope has or can download; null for none
 * @param settings a run's manifest, of which network and settings count; null for none
 * @param runs the folders of runs, which go with their latest and best checkpoints
 * @param lessons files of lessons
 */
public record ClassKit(String title, @Nullable Dataset data, @Nullable Manifest settings, List<Path> runs,
    List<Path> lessons) {
  /** The most bytes of images: some 80,000 of them. */
  public static final long MOST_DATA = 250_000_000;

  static final String DATA = "data";
  static final String SETTINGS = "settings.json";
  static final String RUNS = "runs";
  static final String LESSONS = "lessons";
  private static final int MOST = 90;

  /**
   * @throws Problem if there is no title or nothing in it, or more than a kit takes
   */
  public ClassKit {
    title = HandIn.oneLine(title);
    runs = List.copyOf(runs);
    lessons = List.copyOf(lessons);
    if (title.isEmpty()) {
      throw Problem.of(ClassKit.class, "kit.no.title");
    }
    if (data == null && settings == null && runs.isEmpty() && lessons.isEmpty()) {
      throw Problem.of(ClassKit.class, "kit.empty");
    }
    if (runs.size() > MOST || lessons.size() > MOST) {
      throw Problem.of(ClassKit.class, "kit.many", MOST);
    }
    if (data != null && isIncluded(data) && CifarBinary.bytes(data) > MOST_DATA) {
      throw Problem.of(ClassKit.class, "kit.data.large", data.name(), CifarBinary.bytes(data) / 1_000_000,
          MOST_DATA / 1_000_000);
    }
  }

  /** Whether a kit contains the images of {@code data}: not those that the name alone can open anywhere. */
  public static boolean isIncluded(Dataset data) {
    return !data.source().equals(Datasets.SAMPLE) && !data.name().equals(Datasets.CIFAR10);
  }

  /** The proposed name of its file. */
  public String fileName() {
    return SafeNames.of(title, "class") + ArchiveKind.KIT.ending();
  }

  /**
   * Writes this to {@code file}, which is replaced atomically.
   *
   * @param goOn receives the progress, 0 … 1, and returns whether to continue
   * @throws Problem if a part cannot be read, or the file cannot be written
   * @throws java.util.concurrent.CancellationException if {@code goOn} says so
   */
  public void write(Path file, LocalDateTime now, DoublePredicate goOn) {
    ArchiveWriter writer = new ArchiveWriter(ArchiveKind.KIT);
    ObjectNode about = ArchiveManifest.MAPPER.createObjectNode().put("title", title);
    if (data != null) {
      boolean included = isIncluded(data);
      about.putObject(DATA).put("included", included).put("name", data.name());
      if (included) {
        CifarBinary.files(data).forEach((name, content) -> writer.add(DATA + "/" + name, content));
      }
    }
    if (settings != null) {
      byte[] json = settings.json().getBytes(StandardCharsets.UTF_8);
      writer.add(SETTINGS, out -> out.write(json));
    }
    ArrayNode names = about.putArray(RUNS);
    for (int i = 0; i < runs.size(); i++) {
      String folder = String.format(Locale.ROOT, "%02d", i + 1);
      RunParts.add(writer, RUNS + "/" + folder, RunFolder.open(runs.get(i)), true);
      names.addObject().put("folder", folder).put("name", RunSummary.of(runs.get(i), null).name());
    }
    for (int i = 0; i < lessons.size(); i++) {
      writer.addNow(String.format(Locale.ROOT, "%s/%02d.md", LESSONS, i + 1), lessons.get(i));
    }
    writer.write(file, about, now, goOn);
  }
}
