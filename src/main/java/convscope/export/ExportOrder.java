package convscope.export;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written where.
 *
 * @param source as {@link convscope.training.TrainedModel#open} takes it; for {@link ExportFormat#CSV} a run's folder
 * @param raw the parameters themselves, not their averages
 * @param target the file to write
 * @param replace whether a file that is there already may be replaced
 */
public record ExportOrder(String source, ExportFormat format, boolean raw, Path target, boolean replace) {

  /**
   * Where {@code source} goes in {@code format}: {@code wanted}; in it, where that is a folder; in the current folder,
   * where nothing is wanted. The file is then called like the run, or like the checkpoint.
   */
  public static Path target(String source, ExportFormat format, @Nullable Path wanted) {
    if (wanted != null && !Files.isDirectory(wanted)) {
      return wanted;
    }
    Path last = Path.of(source).toAbsolutePath().normalize().getFileName();
    String name = last == null ? "run" : last.toString();
    String checkpoint = ExportFormat.SAFETENSORS.extension();
    String stem = name.endsWith(checkpoint) ? name.substring(0, name.length() - checkpoint.length()) : name;
    String file = stem + format.extension();
    return wanted == null ? Path.of(file) : wanted.resolve(file);
  }
}
