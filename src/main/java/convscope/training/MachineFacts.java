package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.foundation.ProgramVersion;
import convscope.runs.ComputedBy;
import java.util.LinkedHashMap;
import java.util.Map;

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
    ComputedBy by = ComputedBefore.by(engine, 0);
    machine.put(ComputedBefore.DEVICE, by.device());
    machine.put(ComputedBefore.NAME, by.name());
    device.facts().forEach((fact, value) -> {
      if (fact != Device.Fact.NAME) {
        machine.put(fact.key(), value);
      }
    });
    machine.put(ComputedBefore.KERNELS, by.kernels());
    return machine;
  }
}
