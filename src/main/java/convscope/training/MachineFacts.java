package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.foundation.ProgramVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a manifest says about the program and the machine. */
final class MachineFacts {
  private MachineFacts() {}

  static Map<String, String> versions(Engine engine) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("convscope", ProgramVersion.text());
    versions.put("java", System.getProperty("java.version"));
    versions.putAll(engine.versions());
    return versions;
  }

  static Map<String, String> machine(Engine engine) {
    Device device = engine.device();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("arch", System.getProperty("os.arch"));
    machine.put("device", device.id());
    machine.put("processor", device.name());
    device.facts().forEach((fact, value) -> {
      if (fact != Device.Fact.NAME) {
        machine.put(fact.key(), value);
      }
    });
    machine.put(ComputedBefore.KERNELS, engine.variant());
    if (engine.towers().size() > 1) {
      machine.put(ComputedBefore.TOWERS, eachTower(engine, tower -> tower.device().id()));
      machine.put(ComputedBefore.TOWER_KERNELS, eachTower(engine, Engine::variant));
      machine.put("towerThreads", eachTower(engine, tower -> Integer.toString(tower.threads())));
    }
    return machine;
  }

  private static String eachTower(Engine engine, Function<Engine, String> fact) {
    return engine.towers().stream().map(fact).collect(Collectors.joining(","));
  }
}
