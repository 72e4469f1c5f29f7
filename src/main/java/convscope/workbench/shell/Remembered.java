package convscope.workbench.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.SafeFile;
import convscope.workbench.session.DeviceChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of the window when it was last closed; of its language and look, the last change.
 *
 * @param width 0 if nothing is stored yet
 * @param data the source of the open dataset
 * @param form the values of the next run's fields, by name
 * @param run the run or the checkpoint whose network was selected; empty for the built-in network
 * @param looked what was looked at in the Inspect view, by its own names
 * @param devices what was chosen to compute on
 * @param charts how curves are drawn, by the charts' own names
 * @param welcomed whether the card with first steps was dismissed
 * @param lessons whether the pane of lessons was open
 * @param lesson the id of the lesson that was open; empty for none
 */
public record Remembered(double x, double y, double width, double height, boolean maximized, ViewId view, boolean dark,
    boolean projector, String language, String data, Map<String, String> form, String run,
    Map<String, Integer> looked, DeviceChoice devices, Map<String, Integer> charts, boolean welcomed,
    boolean lessons, String lesson) {
  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /** A first start, in {@code language}. */
  public static Remembered nothing(String language) {
    return new Remembered(0, 0, 0, 0, false, ViewId.TRAIN, false, false, language, "sample", Map.of(), "", Map.of(),
        DeviceChoice.USUAL, Map.of(), false, false, "");
  }

  /**
   * The content of {@code file}, with the value of {@code otherwise} for each part that is missing, as in files of
   * older versions, or that cannot be read.
   */
  public static Remembered read(Path file, Remembered otherwise) {
    if (!Files.exists(file)) {
      return otherwise;
    }
    try {
      ObjectNode stored = MAPPER.readValue(Files.readString(file), ObjectNode.class);
      ObjectNode tree = MAPPER.valueToTree(otherwise);
      stored.fields().forEachRemaining(field -> take(field.getKey(), field.getValue(), tree, file));
      return MAPPER.treeToValue(tree, Remembered.class);
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: the window starts with its default settings.", file, unreadable);
      return otherwise;
    }
  }

  /**
   * Puts {@code value} into {@code tree}, unless this version cannot read it, as the name of a view that only another
   * has.
   */
  private static void take(String name, JsonNode value, ObjectNode tree, Path file) {
    JsonNode usual = tree.get(name);
    if (usual != null) {
      tree.set(name, value);
      try {
        MAPPER.treeToValue(tree, Remembered.class);
      } catch (JsonProcessingException unknown) {
        LOG.warn("{}: \"{}\" is not used: {}", file, name, unknown.getOriginalMessage());
        tree.set(name, usual);
      }
    }
  }

  /** This with {@code changed} values, by the names of the components. */
  Remembered with(Map<String, ?> changed) {
    ObjectNode tree = MAPPER.valueToTree(this);
    changed.forEach((name, value) -> tree.set(name, MAPPER.valueToTree(value)));
    try {
      return MAPPER.treeToValue(tree, Remembered.class);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /** Writes this to {@code file}. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SafeFile.writeText(file, MAPPER.writeValueAsString(this) + "\n");
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }
}
