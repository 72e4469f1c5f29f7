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
import convscope.foundation.TextFile;
import java.io.IOException;
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

  /** {@code draft} as a separate document, indented. */
  public static String toText(NetworkDraft draft) {
    JsonNode tree = MAPPER.valueToTree(draft);
    OptionalProperties.leaveOut(tree);
    return tree.toPrettyString() + "\n";
  }

  /** The network in {@code tree}, which came from {@code source}. */
  public static Network fromTree(JsonNode tree, String source) {
    return fromTree(tree, source, NetworkJson::network);
  }

  private static Network network(ObjectNode tree) throws JsonProcessingException {
    if (!tree.has(FROZEN)) {
      tree.putArray(FROZEN);
    }
    return MAPPER.treeToValue(tree, Network.class);
  }

  /** The network in {@code file}. */
  public static Network read(Path file) {
    return read(file, NetworkJson::network);
  }

  /** The draft in {@code file}. */
  public static NetworkDraft readDraft(Path file) {
    return read(file, tree -> MAPPER.treeToValue(tree, NetworkDraft.class));
  }

  /** What a document describes, in which nothing is left out. */
  private interface Described<T> {
    T in(ObjectNode tree) throws JsonProcessingException;
  }

  private static <T> T fromTree(JsonNode tree, String source, Described<T> described) {
    if (!(tree instanceof ObjectNode object)) {
      throw Problem.of(NetworkJson.class, "json.no.object", source);
    }
    try {
      ObjectNode whole = object.deepCopy();
      OptionalProperties.fillIn(whole);
      return described.in(whole);
    } catch (JsonProcessingException wrong) {
      throw problem(source, wrong);
    }
  }

  private static <T> T read(Path file, Described<T> described) {
    try {
      return fromTree(MAPPER.readTree(TextFile.read(file)), file.toString(), described);
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
