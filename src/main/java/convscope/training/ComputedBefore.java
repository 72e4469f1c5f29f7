package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.model.NetworkJson;
import convscope.runs.Checkpoints;
import convscope.runs.ComputedBy;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who has computed a run, on which device and with which arithmetic, and is to go on with it. */
public final class ComputedBefore {
  /** In a manifest's facts about the machine: the device's id. */
  static final String DEVICE = "device";
  /** In a manifest's facts about the machine: what the device's maker calls it. */
  static final String NAME = "processor";
  /** In a manifest's facts about the machine: the {@link Engine#variant} of the engine. */
  static final String KERNELS = "kernels";

  private static final Logger LOG = LoggerFactory.getLogger(ComputedBefore.class);

  private ComputedBefore() {}

  /** {@code engine}, as who computes a run from step {@code first} on. */
  static ComputedBy by(Engine engine, long first) {
    Device device = engine.device();
    return new ComputedBy(first, device.id(), device.name(), engine.variant(), engine.threads(),
        LocalDateTime.now().toString());
  }

  /** Who computes {@code run} at its end, as far as that was recorded. */
  static Optional<ComputedBy> last(RunFolder run) {
    return last(run, Long.MAX_VALUE);
  }

  private static Optional<ComputedBy> last(RunFolder run, long step) {
    Optional<ComputedBy> since = run.devices().rows().stream().filter(row -> row.step() <= step)
        .reduce((before, after) -> after);
    Manifest manifest = run.manifest();
    Map<String, String> machine = manifest.machine();
    return since.isPresent() || !machine.containsKey(KERNELS) ? since
        : Optional.of(new ComputedBy(0, machine.getOrDefault(DEVICE, ""), machine.getOrDefault(NAME, ""),
            machine.get(KERNELS), manifest.settings().threads(), manifest.created()));
  }

  /** Who has computed {@code run} up to its newest checkpoint, as far as that was recorded. */
  private static Optional<ComputedBy> before(RunFolder run) {
    return last(run, run.checkpoints().latest().map(Checkpoints::step).orElse(0L));
  }

  /**
   * The engine to go on with in {@code run}: the device that has computed it until now, with the same arithmetic; nothing
   * where that is not there or cannot be opened, or was not recorded. May open an engine, which takes a second or two.
   *
   * @param threads for one step; 0 for as many as are best
   */
  public static Optional<Engine> engine(RunFolder run, Engines engines, int threads) {
    Optional<ComputedBy> before = before(run);
    Optional<Device> device = before.flatMap(one -> device(one, engines))
        .filter(found -> engines.variants(found).contains(before.get().kernels()));
    try {
      return device.map(found -> engines.open(found, threads, before.get().kernels()));
    } catch (Problem unable) {
      LOG.warn("{} has computed the run in {} and cannot be opened", device.get().name(), run.path(), unable);
      return Optional.empty();
    }
  }

  /**
   * The engine to go on with in {@code run}: {@code opened}, or that of the device and the arithmetic that have computed it
   * until now. Where they are not there, it is {@code opened} all the same, and the log tells that the run will not end in
   * the same bits. May open an engine, which takes a second or two.
   */
  public static Engine engine(RunFolder run, Engines engines, Engine opened) {
    Optional<ComputedBy> before = before(run);
    boolean here = before.isEmpty() || isOn(before.get(), opened.device());
    boolean same = before.isEmpty() || here && before.get().kernels().equals(opened.variant());
    Engine engine = same ? opened : engine(run, engines, here ? opened.threads() : 0).orElse(opened);
    compare(run, engine);
    return engine;
  }

  /** Whether {@code device} has computed {@code run} until now. */
  public static boolean isOn(RunFolder run, Device device) {
    return before(run).filter(one -> isOn(one, device)).isPresent();
  }

  /** A run may have been moved to another machine, whose processor has the same id; of two cards the name tells. */
  private static boolean isOn(ComputedBy one, Device device) {
    return one.device().isEmpty() || one.device().equals(device.id())
        && (device.kind() == Device.Kind.CPU || one.name().equals(by(device).name()));
  }

  /** As a table of devices would have it. */
  private static ComputedBy by(Device device) {
    return new ComputedBy(0, device.id(), device.name(), "", 0, "");
  }

  /** The usable device of {@code engines} that is the one of {@code before}: graphics are only looked for where it is none. */
  private static Optional<Device> device(ComputedBy before, Engines engines) {
    Device usual = engines.usual();
    if (isOn(before, usual)) {
      return Optional.of(usual);
    }
    List<Device> there = engines.devices().stream().filter(device -> device.status().usable()).toList();
    // Cards may have been put in another order.
    Stream<Predicate<Device>> alike = Stream.of(device -> isOn(before, device),
        device -> before.name().equals(by(device).name()));
    return alike.flatMap(is -> there.stream().filter(is)).findFirst();
  }

  /** Tells the log where {@code engine} computes otherwise than the run was computed until now. */
  public static void compare(RunFolder run, Engine engine) {
    Optional<ComputedBy> before = before(run);
    Device device = engine.device();
    if (before.isPresent() && !isOn(before.get(), device)) {
      LOG.warn("The run in {} was computed by {} ({}) and goes on with {} ({}): it will not end in the same bits.",
          run.path(), before.get().device(), before.get().name(), device.id(), device.name());
    } else if (before.isPresent() && !before.get().kernels().equals(engine.variant())) {
      LOG.warn("The run in {} was computed with the kernels {} and goes on with {}: it will not end in the same bits.",
          run.path(), before.get().kernels(), engine.variant());
    } else if (run.devices().rows().isEmpty()) {
      compareLayers(run, engine);
    }
  }

  private static void compareLayers(RunFolder run, Engine engine) {
    Manifest manifest = run.manifest();
    Map<String, String> now = engine.arithmetic(NetworkJson.fromTree(manifest.network(), run.path().toString()),
        manifest.settings().batch());
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
