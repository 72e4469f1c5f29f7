package convscope.library;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** The settings of several runs, side by side. */
public final class SettingsComparison {
  private SettingsComparison() {}

  /**
   * One setting of all of them.
   *
   * @param group {@code network}, {@code parent}, {@code data}, {@code settings}, {@code layers}, {@code versions},
   *     {@code machine} or {@code arithmetic}
   * @param name as the manifest calls it
   * @param values one for each run, in their order; empty if a run has none
   */
  public record Line(String group, String name, List<String> values) {
    /** Whether the runs differ in it. */
    public boolean differs() {
      return values.stream().distinct().count() > 1;
    }
  }

  /** Every setting that any of {@code manifests} has, in the order in which they are shown. */
  public static List<Line> of(List<Manifest> manifests) {
    List<Map<String, String>> all = manifests.stream().map(SettingsComparison::flat).toList();
    Set<String> keys = new LinkedHashSet<>();
    all.forEach(one -> keys.addAll(one.keySet()));
    List<Line> lines = new ArrayList<>();
    for (String group
        : List.of("network", "parent", "data", "settings", "layers", "versions", "machine", "arithmetic")) {
      for (String key : keys) {
        if (key.startsWith(group + "/")) {
          lines.add(new Line(group, key.substring(group.length() + 1),
              all.stream().map(one -> one.getOrDefault(key, "")).toList()));
        }
      }
    }
    return lines;
  }

  private static Map<String, String> flat(Manifest manifest) {
    Map<String, String> flat = new LinkedHashMap<>();
    flat.put("network/name", manifest.network().path("name").asText());
    manifest.parent().ifPresent(parent -> {
      flat.put("parent/run", parent.run());
      flat.put("parent/step", Long.toString(parent.step()));
    });
    flat.put("data/name", manifest.data().name());
    flat.put("data/train", Integer.toString(manifest.data().train()));
    flat.put("data/test", Integer.toString(manifest.data().test()));
    for (Setting setting : Setting.values()) {
      flat.put("settings/" + setting.key(), manifest.settings().get(setting).toString());
    }
    for (JsonNode layer : manifest.network().path("layers")) {
      flat.put("layers/" + layer.path("name").asText(), words(layer));
    }
    manifest.versions().forEach((name, version) -> flat.put("versions/" + name, version));
    manifest.machine().forEach((name, fact) -> flat.put("machine/" + name, fact));
    manifest.arithmetic().forEach((layer, kind) -> flat.put("arithmetic/" + layer, kind));
    return flat;
  }

  private static String words(JsonNode layer) {
    StringJoiner words = new StringJoiner(", ");
    layer.properties().forEach(field -> {
      if (field.getValue().isObject()) {
        field.getValue().properties().forEach(inner -> words.add(inner.getKey() + " " + inner.getValue().asText()));
      } else if (field.getKey().equals("kind")) {
        words.add(field.getValue().asText());
      } else if (!field.getKey().equals("name")) {
        words.add(field.getKey() + " " + field.getValue().asText());
      }
    });
    return words.toString();
  }
}
