package convscope.export;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A request to export.
 *
 * @param source as {@link convscope.training.TrainedModel#open} takes it; for {@link ExportFormat#CSV} a run's folder
 * @param raw the raw parameters, not their averages
 * @param target the file to write
 * @param replace whether an existing file may be replaced
 */
public record ExportOrder(String source, ExportFormat format, boolean raw, Path target, boolean replace) {

  /**
   * The file for {@code source} in {@code format}: {@code wanted}; inside it, if that is a folder; in the current
   * folder, if none is given. The file is then named after the run or the checkpoint.
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
