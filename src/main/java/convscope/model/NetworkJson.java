package convscope.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Networks as JSON. Missing, unknown or invalid content is refused with one sentence. */
public final class NetworkJson {
  /** Left out where all layers are trained. */
  private static final String FROZEN = "frozen";
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private NetworkJson() {}

  /** {@code network} as a tree, to be placed inside another document. */
  public static JsonNode toTree(Network network) {
    JsonNode tree = MAPPER.valueToTree(network);
    OptionalProperties.leaveOut(tree);
    return tree;
  }

  /** {@code network} as a separate document, indented. */
  public static String toText(Network network) {
    return toTree(network).toPrettyString() + "\n";
  }

  /** The network in {@code tree}, which came from {@code source}. */
  public static Network fromTree(JsonNode tree, String source) {
    if (!(tree instanceof ObjectNode object)) {
      throw Problem.of(NetworkJson.class, "json.no.object", source);
    }
    try {
      return network(object);
    } catch (JsonProcessingException wrong) {
      throw problem(source, wrong);
    }
  }

  private static Network network(ObjectNode tree) throws JsonProcessingException {
    ObjectNode whole = tree.deepCopy();
    if (!whole.has(FROZEN)) {
      whole.putArray(FROZEN);
    }
    OptionalProperties.fillIn(whole);
    return MAPPER.treeToValue(whole, Network.class);
  }

  /** The network in {@code file}. */
  public static Network read(Path file) {
    try {
      return fromTree(MAPPER.readTree(Files.readString(file)), file.toString());
    } catch (JsonProcessingException wrong) {
      throw problem(file.toString(), wrong);
    } catch (NoSuchFileException missing) {
      throw Problem.because(missing, NetworkJson.class, "json.missing", file.toString());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  private static Problem problem(String source, JsonProcessingException wrong) {
    if (wrong instanceof ValueInstantiationException && wrong.getCause() instanceof Problem impossible) {
      return Problem.because(wrong, NetworkJson.class, "json.impossible", source, impossible);
    }
    return Problem.because(wrong, NetworkJson.class, "json.wrong", source, wrong.getOriginalMessage());
  }
}
