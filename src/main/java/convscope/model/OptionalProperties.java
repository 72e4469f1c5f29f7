package convscope.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Properties of layers that a network's JSON leaves out where they have their usual value, by the layers' kind: files
 * of earlier versions, and those written by hand, need not have them.
 */
final class OptionalProperties {
  private static final Map<String, Map<String, JsonNode>> USUAL =
      Map.of("activation", Map.of("slope", DoubleNode.valueOf(0)),
          "batch-normalization", Map.of("epsilon", DoubleNode.valueOf(BatchNormalization.EPSILON), "momentum",
              DoubleNode.valueOf(BatchNormalization.MOMENTUM), "scale", BooleanNode.TRUE),
          "convolution", Map.of("padding", TextNode.valueOf("SAME"), "biased", BooleanNode.TRUE));

  private OptionalProperties() {}

  /** Adds what the layers of {@code network} have left out. */
  static void fillIn(JsonNode network) {
    visit(network, (layer, usual) -> usual.forEach(layer::putIfAbsent));
  }

  /** Removes what the layers of {@code network} may leave out. */
  static void leaveOut(JsonNode network) {
    visit(network, (layer, usual) -> usual.forEach((property, value) -> {
      if (value.equals(layer.get(property))) {
        layer.remove(property);
      }
    }));
  }

  private static void visit(JsonNode network, BiConsumer<ObjectNode, Map<String, JsonNode>> visitor) {
    for (JsonNode layer : network.path("layers")) {
      if (layer.isObject()) {
        visitor.accept((ObjectNode) layer, USUAL.getOrDefault(layer.path("kind").asText(), Map.of()));
      }
    }
  }
}
