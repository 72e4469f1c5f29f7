package convscope.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.Problem;
import convscope.runs.Checkpoint;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a network's classes, by number, as its checkpoint keeps them: so they stay known when the file leaves
 * its run. Where names are not known the list is empty.
 */
public final class ClassNames {
  /** Where a checkpoint names the classes: a JSON list. */
  public static final String KEY = "class_names";

  private static final JsonMapper MAPPER = new JsonMapper();

  private ClassNames() {}

  /** {@code names} as {@link #KEY} has them. */
  public static String text(List<String> names) {
    try {
      return MAPPER.writeValueAsString(names);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  /** The names that {@code checkpoint} has for its {@code classes} classes. */
  public static List<String> of(Checkpoint checkpoint, int classes) {
    try {
      String given = checkpoint.state().get(KEY);
      String[] names = given == null ? null : MAPPER.readValue(given, String[].class);
      return names == null || names.length != classes || Arrays.asList(names).contains(null) ? List.of()
          : List.of(names);
    } catch (JsonProcessingException foreign) {
      return List.of();
    }
  }

  /**
   * The same of one that was read from {@code file}: where it has no names, as those written before they were kept, the
   * run counts among whose checkpoints it lies.
   */
  public static List<String> of(Checkpoint checkpoint, int classes, Path file) {
    List<String> own = of(checkpoint, classes);
    return own.isEmpty() ? runAround(file).map(run -> of(run, classes)).orElse(List.of()) : own;
  }

  private static List<String> of(RunFolder run, int classes) {
    List<String> names = run.manifest().data().classNames();
    return names.size() == classes ? names : List.of();
  }

  /**
   * The run whose checkpoints {@code checkpoint} lies among; empty also if its manifest cannot be read: a network is
   * usable without the names of its classes, and that they are not known is reported where they matter.
   */
  static Optional<RunFolder> runAround(Path checkpoint) {
    @Nullable Path folder = checkpoint.toAbsolutePath().normalize().getParent();
    @Nullable Path run = folder == null ? null : folder.getParent();
    try {
      return run != null && RunFolder.isIn(run) ? Optional.of(RunFolder.open(run)) : Optional.empty();
    } catch (Problem damaged) {
      return Optional.empty();
    }
  }
}
