package convscope.lessons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a person has come. Immutable.
 *
 * @param lessons by the lesson's id, in any language
 */
public record Progress(Map<String, Reached> lessons) {
  /** Nothing done. */
  public static final Progress NONE = new Progress(Map.of());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_STEPS = 1_000;

  public Progress {
    lessons = Map.copyOf(lessons);
  }

  /**
   * How far one lesson has been taken.
   *
   * @param step the index of the step that is open
   * @param done the indices of the steps that are done
   */
  public record Reached(int step, Set<Integer> done) {
    /** Not begun. */
    public static final Reached NOTHING = new Reached(0, Set.of());

    public Reached {
      done = Set.copyOf(done);
    }
  }

  /** How far lesson {@code id} has been taken. */
  public Reached of(String id) {
    return lessons.getOrDefault(id, Reached.NOTHING);
  }

  /** This, with step {@code step} of lesson {@code id} open. */
  public Progress at(String id, int step) {
    return with(id, new Reached(step, of(id).done()));
  }

  /** This, with step {@code step} of lesson {@code id} done. */
  public Progress done(String id, int step) {
    Set<Integer> done = new TreeSet<>(of(id).done());
    done.add(step);
    return with(id, new Reached(of(id).step(), done));
  }

  /** This, with lesson {@code id} not begun. */
  public Progress forget(String id) {
    return with(id, Reached.NOTHING);
  }

  private Progress with(String id, Reached reached) {
    Map<String, Reached> all = new HashMap<>(lessons);
    all.put(id, reached);
    return new Progress(all);
  }

  /**
   * What {@code file} says; nothing done if there is none.
   *
   * @throws Problem if it cannot be read
   */
  public static Progress read(Path file) {
    try {
      JsonNode tree = JSON.readTree(Files.readString(file));
      Map<String, Reached> lessons = new HashMap<>();
      tree.properties().forEach(entry -> {
        Set<Integer> done = new TreeSet<>();
        entry.getValue().path("done").forEach(step -> done.add(limited(step)));
        lessons.put(entry.getKey(), new Reached(limited(entry.getValue().path("step")), done));
      });
      return new Progress(lessons);
    } catch (NoSuchFileException none) {
      return NONE;
    } catch (JsonProcessingException wrong) {
      throw Problem.because(wrong, Progress.class, "progress.damaged", file.toString(), wrong.getOriginalMessage());
    } catch (IOException unable) {
      throw Problem.because(unable, Progress.class, "progress.damaged", file.toString(), FailureReason.of(unable));
    }
  }

  private static int limited(JsonNode step) {
    return Math.max(0, Math.min(MOST_STEPS, step.asInt()));
  }

  /**
   * Writes this to {@code file}, whose folder need not exist.
   *
   * @throws Problem if it cannot be written
   */
  public void write(Path file) {
    ObjectNode tree = JSON.createObjectNode();
    lessons.forEach((id, reached) -> {
      ObjectNode one = tree.putObject(id).put("step", reached.step());
      reached.done().stream().sorted().forEach(one.putArray("done")::add);
    });
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
    SafeFile.writeText(file, tree.toPrettyString() + "\n");
  }
}
