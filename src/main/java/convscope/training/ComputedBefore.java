package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.engine.Towers;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The arithmetic that a run has been computed with, and is to go on with. */
public final class ComputedBefore {
  /** In a manifest's facts about the machine: the {@link Engine#variant} of the engine. */
  static final String KERNELS = "kernels";
  /** The ids of the devices of its towers, with commas in between; only where there are several towers. */
  static final String TOWERS = "towers";
  /** The variant of each of them, in the same way. */
  static final String TOWER_KERNELS = "towerKernels";

  private static final Logger LOG = LoggerFactory.getLogger(ComputedBefore.class);

  private ComputedBefore() {}

  /**
   * The engine to go on with in {@code run}: {@code opened}, or one on the same device with the arithmetic that the run
   * was begun with. Where that is not there, it is {@code opened} all the same, and the log tells that the run will not
   * end in the same bits. A run of several towers goes on with as many, on the devices that it was begun on where all of
   * them are here, else on that of {@code opened}. May open engines, which takes a second or two.
   *
   * @throws convscope.foundation.Problem if the engine cannot be opened
   */
  public static Engine engine(RunFolder run, Engines engines, Engine opened) {
    String kernels = run.manifest().machine().getOrDefault(KERNELS, opened.variant());
    boolean there = engines.variants(opened.device()).contains(kernels);
    Engine engine = kernels.equals(opened.variant()) || !there ? opened
        : engines.open(opened.device(), opened.threads(), kernels);
    int towers = run.manifest().settings().towers();
    Engine all = towers == 1 ? engine : Towers.of(engines, devicesBefore(run, engines, engine), towers);
    compare(run, all);
    return all;
  }

  /** An engine for each device that the towers of {@code run} were on; {@code engine} alone where one of them is not here. */
  private static List<Engine> devicesBefore(RunFolder run, Engines engines, Engine engine) {
    Map<String, String> machine = run.manifest().machine();
    String[] ids = machine.getOrDefault(TOWERS, "").split(",");
    String[] kernels = machine.getOrDefault(TOWER_KERNELS, "").split(",");
    Map<String, Device> here = engines.devices().stream().filter(device -> device.status().usable())
        .collect(Collectors.toMap(Device::id, device -> device, (first, again) -> first));
    Map<String, Engine> before = new LinkedHashMap<>();
    for (int i = 0; i < ids.length; i++) {
      Device device = here.get(ids[i]);
      if (device == null) {
        return List.of(engine);
      }
      String variant = i < kernels.length && engines.variants(device).contains(kernels[i]) ? kernels[i]
          : engines.variants(device).get(0);
      before.computeIfAbsent(device.id(), id -> id.equals(engine.device().id()) ? engine : engines.open(device, 0, variant));
    }
    return List.copyOf(before.values());
  }

  /** Tells the log where {@code engine} computes otherwise than the run was computed until now. */
  public static void compare(RunFolder run, Engine engine) {
    Manifest manifest = run.manifest();
    String kernels = manifest.machine().getOrDefault(KERNELS, engine.variant());
    Map<String, String> now = engine.arithmetic(NetworkJson.fromTree(manifest.network(), run.path().toString()),
        manifest.settings().examplesPerStep());
    if (!kernels.equals(engine.variant())) {
      LOG.warn("The run in {} was begun with the kernels {} and goes on with {}: it will not end in the same bits.",
          run.path(), kernels, engine.variant());
      return;
    }
    String otherwise = manifest.arithmetic().entrySet().stream()
        .filter(layer -> !layer.getValue().equals(now.get(layer.getKey())))
        .map(layer -> layer.getKey() + " by " + layer.getValue() + ", now by " + now.get(layer.getKey()))
        .collect(Collectors.joining("; "));
    if (!otherwise.isEmpty()) {
      LOG.warn("The run in {} was begun where layers were computed otherwise ({}): it will not end in the same bits.",
          run.path(), otherwise);
    }
  }
}
