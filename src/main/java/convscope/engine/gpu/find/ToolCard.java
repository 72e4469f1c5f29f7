package convscope.engine.gpu.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A card as reported by {@code nvidia-smi}.
 *
 * @param divided whether it is in MIG mode, in which programs get instances of it
 */
record ToolCard(String name, OptionalInt memoryMiB, Optional<String> capability, String driver, boolean divided,
    Optional<String> bus, Optional<String> uuid) {

  /**
   * A row for each card in {@code text}, the answer to a query for {@code fields}; none if a line is not such a row.
   */
  static Optional<List<Map<String, String>>> rows(List<String> fields, String text) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
      String[] values = line.split(",", -1);
      if (values.length != fields.size()) {
        return Optional.empty();
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        String value = values[i].strip();
        // [N/A], [Not Supported], [Unknown Error], [Insufficient Permissions]: nothing is told.
        row.put(fields.get(i), value.startsWith("[") || value.equals("N/A") ? "" : value);
      }
      rows.add(row);
    }
    return Optional.of(rows);
  }

  /** The card of a row; none if it names neither the card nor its place. */
  static Optional<ToolCard> card(Map<String, String> row) {
    ToolCard card = new ToolCard(row.getOrDefault("name", ""), Fields.parsed(row.getOrDefault("memory.total", "")),
        Fields.capability(row.getOrDefault("compute_cap", "")), row.getOrDefault("driver_version", ""),
        row.getOrDefault("mig.mode.current", "").equals("Enabled"), Fields.bus(row.getOrDefault("pci.bus_id", "")),
        Fields.uuid(row.getOrDefault("uuid", "")));
    return card.name.isEmpty() || card.bus.isEmpty() && card.uuid.isEmpty() ? Optional.empty() : Optional.of(card);
  }
}
