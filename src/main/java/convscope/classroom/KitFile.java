package convscope.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.data.Datasets;
import convscope.foundation.FailureReason;
import convscope.foundation.SafeFile;
import convscope.foundation.SafeFolder;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The file of a class kit. Any thread that may wait.
 *
 * @param file it
 */
public record KitFile(Path file) {
  private static final Set<String> ANYWHERE = Set.of(Datasets.SAMPLE, Datasets.CIFAR10);

  /**
   * What it contains.
   *
   * @param data the name of its data; empty for none
   * @param included whether the images are in it
   * @param settings whether it has settings
   * @param runs what its runs are called
   * @param lessons how many lessons it has
   */
  public record Contents(String title, String data, boolean included, boolean settings, List<String> runs,
      int lessons) {
    public Contents {
      runs = List.copyOf(runs);
    }
  }

  /**
   * An unpacked kit.
   *
   * @param folder where it is
   * @param data what opens its data: a name or a folder; empty for none
   * @param settings a manifest with its network and settings; empty for none
   * @param runs the folder of its runs; empty for none
   * @param lessons the files of its lessons
   */
  public record Opened(Contents contents, Path folder, Optional<String> data, Optional<Manifest> settings,
      Optional<Path> runs, List<Path> lessons) {
    public Opened {
      lessons = List.copyOf(lessons);
    }
  }

  /**
   * Checks every part of it.
   *
   * @param goOn receives the progress, 0 … 1, and returns whether to continue
   * @throws convscope.foundation.Problem if it cannot be read, or is not as it was written
   */
  public Contents check(DoublePredicate goOn) {
    return contents(new ArchiveReader(file, ArchiveKind.KIT).check(goOn));
  }

  private Contents contents(ArchiveManifest manifest) {
    JsonNode about = manifest.about();
    String title = HandIn.oneLine(about.path("title").asText());
    JsonNode data = about.path(ClassKit.DATA);
    boolean included = data.path("included").asBoolean();
    List<String> runs = new ArrayList<>();
    about.path(ClassKit.RUNS).forEach(run -> runs.add(run.path("name").asText()));
    List<String> names = manifest.parts().stream().map(ArchiveManifest.Part::name).toList();
    String name = data.path("name").asText();
    boolean consistent = !title.isEmpty() && (included || data.isMissingNode() || ANYWHERE.contains(name));
    if (!consistent) {
      throw ArchiveReader.damaged(file, null, "damage.manifest");
    }
    return new Contents(title, name, included, names.contains(ClassKit.SETTINGS), runs,
        (int) names.stream().filter(part -> part.startsWith(ClassKit.LESSONS + "/")).count());
  }

  /**
   * Unpacks it into a folder of its own in {@code kits}. A kit that was unpacked before stays as it is there.
   *
   * @throws convscope.foundation.Problem if it cannot be read, is not as it was written, or cannot be unpacked
   * @throws java.util.concurrent.CancellationException if {@code goOn} says so; then nothing is left
   */
  public Opened open(Path kits, DoublePredicate goOn) {
    ArchiveManifest manifest = new ArchiveReader(file, ArchiveKind.KIT).manifest();
    Contents contents = contents(manifest);
    byte[] sum = ArchiveWriter.sha256().digest(manifest.json());
    Path folder = kits.resolve(SafeNames.of(contents.title(), "class") + "-" + HexFormat.of().formatHex(sum, 0, 6));
    if (!Files.isDirectory(folder)) {
      unpack(folder, contents, goOn);
    }
    return opened(folder, contents);
  }

  private void unpack(Path folder, Contents contents, DoublePredicate goOn) {
    Path aside = SafeFile.aside(folder);
    try {
      Files.createDirectories(aside);
      ArchiveManifest manifest = new ArchiveReader(file, ArchiveKind.KIT).unpack(aside, goOn);
      for (JsonNode run : manifest.about().path(ClassKit.RUNS)) {
        String number = run.path("folder").asText();
        Path place = aside.resolve(ClassKit.RUNS).resolve(number);
        if (!number.matches("[0-9]{2}") || !RunFolder.isIn(place)) {
          throw ArchiveReader.damaged(file, null, "damage.run", run.path("name").asText());
        }
        RunParts.name(place, run.path("name").asText());
      }
      if (contents.included()) {
        // The program calls data by the name of its folder.
        Files.move(aside.resolve(ClassKit.DATA), aside.resolve(dataFolder(contents)));
      }
      SafeFolder.move(aside, folder);
    } catch (NoSuchFileException missing) {
      throw ArchiveReader.damaged(file, missing, "damage.manifest");
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    } finally {
      discard(aside);
    }
  }

  private static String dataFolder(Contents contents) {
    String name = SafeNames.of(contents.data(), "images");
    return Set.of(ClassKit.RUNS, ClassKit.LESSONS).contains(name) ? name + "-data" : name;
  }

  private static Opened opened(Path folder, Contents contents) {
    Optional<String> data = contents.data().isEmpty() ? Optional.empty()
        : Optional.of(contents.included() ? folder.resolve(dataFolder(contents)).toString() : contents.data());
    Path runs = folder.resolve(ClassKit.RUNS);
    return new Opened(contents, folder, data, settings(folder.resolve(ClassKit.SETTINGS)),
        Files.isDirectory(runs) ? Optional.of(runs) : Optional.empty(), lessons(folder.resolve(ClassKit.LESSONS)));
  }

  private static Optional<Manifest> settings(Path file) {
    try {
      return Optional.of(Manifest.of(Files.readString(file, StandardCharsets.UTF_8), file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  private static List<Path> lessons(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(folder, unreadable);
    }
  }

  private static void discard(Path aside) {
    try {
      SafeFolder.delete(aside);
    } catch (IOException left) {
      LoggerFactory.getLogger(KitFile.class).warn("Cannot delete {}", aside, left);
    }
  }
}
