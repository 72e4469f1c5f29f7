package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.engine.Towers;
import convscope.foundation.Problem;
import convscope.model.NetworkJson;
import convscope.runs.ComputedBy;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The device and the arithmetic that have computed a run, and should continue it. */
public final class ComputedBefore {
  /** In a manifest's facts about the machine: the device's id. */
  static final String DEVICE = "device";
  /** In a manifest's facts about the machine: the maker's name for the device. */
  static final String NAME = "processor";
  /** In a manifest's facts about the machine: the {@link Engine#variant} of the engine. */
  static final String KERNELS = "kernels";

  private static final Logger LOG = LoggerFactory.getLogger(ComputedBefore.class);

  private ComputedBefore() {}

  /** The record that {@code engine} computes a run from step {@code first}. */
  static ComputedBy by(Engine engine, long first) {
    String time = LocalDateTime.now().toString();
    List<ComputedBy> devices =
        engine.towers().stream().map(tower -> row(tower.device(), first, tower.variant(), time)).distinct().toList();
    return ComputedBy.together(devices, engine.threads());
  }

  private static ComputedBy row(Device device, long first, String kernels, String time) {
    return new ComputedBy(first, device.id(), device.name(), kernels, 0, time);
  }

  /** What computed {@code run} at its end, as far as recorded. */
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

  /** What computed {@code run} up to its latest checkpoint, as far as recorded. */
  private static Optional<ComputedBy> before(RunFolder run) {
    return last(run, run.checkpoints().newest().map(newest -> newest.checkpoint().step()).orElse(0L));
  }

  /**
   * The engine to continue with in {@code run}: the devices that have computed it until now, with the same arithmetic
   * and number of towers; empty if one of them is missing, cannot be opened, or was not recorded. May open engines,
   * which takes some seconds.
   *
   * @param threads for one step on a processor; 0 for as many as are best
   */
  public static Optional<Engine> engine(RunFolder run, Engines engines, int threads) {
    List<ComputedBy> before = before(run).map(ComputedBy::eachDevice).orElse(List.of());
    List<Device> devices = devices(before, engines);
    if (before.isEmpty() || devices.size() < before.size()) {
      return Optional.empty();
    }
    try {
      List<Engine> opened = new ArrayList<>();
      for (int i = 0; i < devices.size(); i++) {
        opened.add(engines.open(devices.get(i), threads, before.get(i).kernels()));
      }
      return Optional.of(Towers.of(opened, run.manifest().settings().towers()));
    } catch (Problem unable) {
      LOG.warn("{} computed the run in {} and cannot be opened now", before(run).get().name(), run.path(), unable);
      return Optional.empty();
    }
  }

  /**
   * The engine to continue with in {@code run}, of as many towers as it has: on the devices of {@code opened}, or those
   * that have computed it until now, with their arithmetic. If they are missing, it is {@code opened} anyway, and the
   * log says that the run will not end in the same bits. May open engines, which takes some seconds.
   *
   * @throws Problem if {@code opened} has to continue and has more devices than the run has towers
   */
  public static Engine engine(RunFolder run, Engines engines, Engine opened) {
    Optional<ComputedBy> before = before(run);
    List<Device> devices = devices(opened);
    boolean here = before.isEmpty() || areOn(before.get(), devices);
    boolean same = before.isEmpty() || here && before.get().kernels().equals(by(opened, 0).kernels());
    int threads = here && devices.size() == 1 ? opened.threads() : 0;
    Engine engine = (same ? Optional.<Engine>empty() : engine(run, engines, threads))
        .orElseGet(() -> opened.withTowers(run.manifest().settings().towers()));
    compare(run, engine);
    return engine;
  }

  /** The devices of the towers of {@code engine}, each once. */
  private static List<Device> devices(Engine engine) {
    return engine.towers().stream().map(Engine::device).distinct().toList();
  }

  /** Whether {@code devices}, in this order, have computed {@code run} until now. */
  public static boolean isOn(RunFolder run, List<Device> devices) {
    return before(run).filter(one -> areOn(one, devices)).isPresent();
  }

  private static boolean areOn(ComputedBy before, List<Device> devices) {
    List<ComputedBy> each = before.eachDevice();
    return each.size() == devices.size()
        && IntStream.range(0, each.size()).allMatch(i -> isOn(each.get(i), devices.get(i)));
  }

  /** A run may have been moved to another machine, whose processor has the same id; cards are compared by name. */
  private static boolean isOn(ComputedBy one, Device device) {
    return one.device().isEmpty() || one.device().equals(device.id())
        && (device.kind() == Device.Kind.CPU || isNamed(one, device));
  }

  /** Its name as in a table of devices. */
  private static boolean isNamed(ComputedBy one, Device device) {
    return one.name().equals(row(device, 0, "", "").name());
  }

  /**
   * The usable devices of {@code engines} that are those of {@code before} and have their arithmetic, up to the first
   * missing one.
   */
  private static List<Device> devices(List<ComputedBy> before, Engines engines) {
    List<Device> found = new ArrayList<>();
    for (ComputedBy one : before) {
      Optional<Device> device =
          device(one, engines, found).filter(there -> engines.variants(there).contains(one.kernels()));
      if (device.isEmpty()) {
        break;
      }
      found.add(device.get());
    }
    return found;
  }

  /**
   * The usable device of {@code engines} that is the one of {@code before}: graphics cards are searched for only if it
   * is not the processor.
   */
  private static Optional<Device> device(ComputedBy before, Engines engines, List<Device> taken) {
    Device usual = engines.usual();
    if (isOn(before, usual)) {
      return Optional.of(usual);
    }
    List<Device> there =
        engines.devices().stream().filter(device -> device.status().usable() && !taken.contains(device)).toList();
    // The cards' order may have changed.
    Stream<Predicate<Device>> alike = Stream.of(device -> isOn(before, device), device -> isNamed(before, device));
    return alike.flatMap(is -> there.stream().filter(is)).findFirst();
  }

  /** Logs if {@code engine} differs from what computed the run until now. */
  public static void compare(RunFolder run, Engine engine) {
    Optional<ComputedBy> before = before(run);
    ComputedBy now = by(engine, 0);
    if (before.isPresent() && !areOn(before.get(), devices(engine))) {
      LOG.warn("The run in {} was computed by {} ({}) and resumes on {} ({}): the result will not be the same,"
          + " bit for bit.", run.path(), before.get().device(), before.get().name(), now.device(), now.name());
    } else if (before.isPresent() && !before.get().kernels().equals(now.kernels())) {
      LOG.warn("The run in {} was computed with the kernels {} and resumes with {}: the result will not be the same,"
          + " bit for bit.", run.path(), before.get().kernels(), now.kernels());
    } else if (run.devices().rows().isEmpty()) {
      compareLayers(run, engine);
    }
  }

  private static void compareLayers(RunFolder run, Engine engine) {
    Manifest manifest = run.manifest();
    Map<String, String> now = engine.arithmetic(NetworkJson.fromTree(manifest.network(), run.path().toString()),
        manifest.settings().examplesPerStep());
    String otherwise = manifest.arithmetic().entrySet().stream()
        .filter(layer -> !layer.getValue().equals(now.get(layer.getKey())))
        .map(layer -> layer.getKey() + " by " + layer.getValue() + ", now by " + now.get(layer.getKey()))
        .collect(Collectors.joining("; "));
    if (!otherwise.isEmpty()) {
      LOG.warn("The run in {} was started with other kernels ({}): the result will not be the same, bit for bit.",
          run.path(), otherwise);
    }
  }
}
