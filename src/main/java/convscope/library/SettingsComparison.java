package convscope.library;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.foundation.Figures;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;

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

  /** Every setting that any of {@code manifests} has, in the order in which they are shown, with all digits. */
  public static List<Line> of(List<Manifest> manifests) {
    return lines(manifests.stream().map(manifest -> flat(manifest, Double::toString)).toList());
  }

  /** The settings that count in the run of {@code manifest}, to be read: its layers' figures with few digits. */
  public static List<Line> read(Manifest manifest) {
    Map<String, String> flat = flat(manifest, Figures::value);
    for (Setting setting : Setting.values()) {
      if (!setting.counts(manifest.settings()::get)) {
        flat.remove("settings/" + setting.key());
      }
    }
    return lines(List.of(flat));
  }

  private static List<Line> lines(List<Map<String, String>> all) {
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

  private static Map<String, String> flat(Manifest manifest, DoubleFunction<String> figure) {
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
      flat.put("layers/" + layer.path("name").asText(), words(layer, figure));
    }
    manifest.versions().forEach((name, version) -> flat.put("versions/" + name, version));
    manifest.machine().forEach((name, fact) -> flat.put("machine/" + name, fact));
    manifest.arithmetic().forEach((layer, kind) -> flat.put("arithmetic/" + layer, kind));
    return flat;
  }

  private static String words(JsonNode layer, DoubleFunction<String> figure) {
    StringJoiner words = new StringJoiner(", ");
    layer.properties().forEach(field -> {
      if (field.getValue().isObject()) {
        field.getValue().properties()
            .forEach(inner -> words.add(inner.getKey() + " " + text(inner.getValue(), figure)));
      } else if (field.getKey().equals("kind")) {
        words.add(field.getValue().asText());
      } else if (!field.getKey().equals("name")) {
        words.add(field.getKey() + " " + text(field.getValue(), figure));
      }
    });
    return words.toString();
  }

  private static String text(JsonNode value, DoubleFunction<String> figure) {
    return value.isFloatingPointNumber() ? figure.apply(value.asDouble()) : value.asText();
  }
}
