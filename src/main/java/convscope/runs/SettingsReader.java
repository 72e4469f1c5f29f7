package convscope.runs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import convscope.foundation.Problem;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Reads a run's settings from its manifest by the one table of settings; also from runs older than some settings. */
final class SettingsReader extends JsonDeserializer<Manifest.Settings> {

  @Override
  public Manifest.Settings deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode tree = context.readTree(parser);
    Map<Setting, Object> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String text = text(setting, tree.path(setting.key()), context);
      values.put(setting, setting.range().read(text).orElseThrow(() -> wrong(context,
          Problem.of(Setting.class, "setting.refused.inside", setting.key(), setting.refusal(text)))));
    }
    return new Manifest.Settings(values);
  }

  private static JsonMappingException wrong(DeserializationContext context, Problem why) {
    return JsonMappingException.from(context, why.getMessage(), why);
  }

  private static String text(Setting setting, JsonNode value, DeserializationContext context) throws IOException {
    if (value.isMissingNode()) {
      return setting.before().orElseThrow(
          () -> wrong(context, Problem.of(Setting.class, "setting.missing", setting.key())));
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
