package convscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.engine.Device;
import convscope.engine.Device.Fact;
import convscope.engine.DeviceLoad;
import convscope.engine.DeviceStatus;
import convscope.engine.Engines;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Devices as one JSON object, in ASCII. Its keys are stable: {@code convscope devices --help} lists them. */
record DevicesAsJson(Engines engines) {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<Fact> WORDS = EnumSet.of(Fact.INSTRUCTIONS, Fact.COMPUTE_CAPABILITY, Fact.MAKER, Fact.DRIVER,
      Fact.WAYS, Fact.BUS);

  String text(List<Device> devices, Measured measured) {
    ObjectNode all = MAPPER.createObjectNode();
    all.putArray("devices").addAll(devices.stream().map(device -> node(device, measured)).toList());
    all.putArray("remarks").addAll(engines.remarks().stream().map(DevicesAsJson::node).toList());
    try {
      return MAPPER.writeValueAsString(all);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  private ObjectNode node(Device device, Measured measured) {
    ObjectNode node = MAPPER.createObjectNode().put("id", device.id())
        .put("kind", device.kind().name().toLowerCase(Locale.ROOT)).put("name", device.name());
    ObjectNode facts = node.putObject("facts");
    device.facts().forEach((fact, value) -> put(facts, fact, value));
    engines.load(device).ifPresent(load -> node.set("load", node(load)));
    node.put("trains", device.status().usable()).set("status", node(device.status()));
    engines.variants(device).forEach(node.putArray("kernels")::add);
    if (measured.isOf(device)) {
      ObjectNode figures =
          node.putObject("measured").put("kernels", measured.kernels()).put("threads", measured.threads())
          .put("peakGflops", measured.peakGflops());
      ObjectNode versions = figures.putObject("versions");
      measured.versions().forEach(versions::put);
    }
    return node;
  }

  private static void put(ObjectNode facts, Fact fact, String value) {
    if (fact == Fact.NAME) {
      return;
    }
    if (WORDS.contains(fact)) {
      facts.put(fact.key(), value);
    } else {
      facts.put(fact.key(), Long.parseLong(value));
    }
  }

  private static ObjectNode node(DeviceLoad load) {
    ObjectNode node = MAPPER.createObjectNode();
    load.percent().ifPresent(value -> node.put("percent", value));
    load.memoryUsedMiB().ifPresent(value -> node.put("memoryUsedMiB", value));
    load.temperature().ifPresent(value -> node.put("temperature", value));
    return node;
  }

  private static ObjectNode node(DeviceStatus status) {
    ObjectNode node = MAPPER.createObjectNode().put("key", status.key().key());
    status.values().forEach(node.putArray("values")::add);
    return node.put("sentence", new DeviceWords(Console.ENGLISH).status(status));
  }
}
