package convscope.engine;

import convscope.foundation.Problem;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An engine made of several. Each is a tower of its trainers: it has a share of every step's examples, a device or a
 * share of one, and the same parameters. Inference runs on the first device only.
 */
public final class Towers implements Engine {
  private final List<Engine> towers;
  private final List<Engine> devices;

  /** @param towers the engine of each, with a device of its own */
  public Towers(List<Engine> towers) {
    this(towers, towers);
  }

  /**
   * @param towers the engine of each tower; they must not compute with the same threads
   * @param devices the engine of each device, with all of its threads; the first makes classifiers and input gradients
   */
  private Towers(List<Engine> towers, List<Engine> devices) {
    this.towers = List.copyOf(towers);
    this.devices = List.copyOf(devices);
  }

  /**
   * An engine of {@code count} towers: the first tower on the first device, and from the first again where there are
   * more towers than devices. The threads of a processor with several towers are divided among them; a card takes
   * several as it is. One tower is that device's engine itself.
   *
   * @param devices an engine for each device
   * @throws Problem if there are more devices than towers
   */
  public static Engine of(List<Engine> devices, int count) {
    if (count < devices.size()) {
      String ids = devices.stream().map(engine -> engine.device().id()).collect(Collectors.joining(", "));
      throw Problem.of(Towers.class, "towers.too.few", ids, count);
    }
    if (count == 1) {
      return devices.get(0);
    }
    List<Engine> towers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Engine whole = devices.get(i % devices.size());
      int place = i / devices.size();
      int sharing = (count - 1 - i % devices.size()) / devices.size() + 1;
      towers.add(sharing == 1 ? whole : whole.withThreads(share(whole.threads(), place, sharing)));
    }
    return new Towers(towers, devices);
  }

  /** What number {@code place} of {@code sharing} gets of so many threads: at least one. */
  private static int share(int threads, int place, int sharing) {
    return Math.max(1, threads * (place + 1) / sharing - threads * place / sharing);
  }

  /**
   * A trainer whose steps are made by all towers together.
   *
   * @param batchSize the examples of all of them
   */
  @Override
  public Trainer trainer(Network network, int batchSize, Learning learning) {
    return new TowerTrainer(towers, network, batchSize, learning);
  }

  @Override
  public Classifier classifier(Network network, int batchSize) {
    return devices.get(0).classifier(network, batchSize);
  }

  @Override
  public InputGradients inputGradients(Network network, int batchSize) {
    return devices.get(0).inputGradients(network, batchSize);
  }

  @Override
  public List<Engine> towers() {
    return towers;
  }

  @Override
  public Engine withTowers(int count) {
    return of(devices, count);
  }

  /** The device of tower 0. */
  @Override
  public Device device() {
    return towers.get(0).device();
  }

  /** That of tower 0. */
  @Override
  public String variant() {
    return towers.get(0).variant();
  }

  /** Those of all towers. */
  @Override
  public int threads() {
    return towers.stream().mapToInt(Engine::threads).sum();
  }

  /** Of all towers on their shares of the batch; where they differ the names stand one after the other. */
  @Override
  public Map<String, String> arithmetic(Network network, int batchSize) {
    int share = Math.max(1, batchSize / towers.size());
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Engine tower : towers) {
      tower.arithmetic(network, share)
          .forEach((layer, name) -> names.computeIfAbsent(layer, none -> new LinkedHashSet<>()).add(name));
    }
    Map<String, String> all = new LinkedHashMap<>();
    names.forEach((layer, own) -> all.put(layer, String.join(" and ", own)));
    return all;
  }

  /** That of the first device. */
  @Override
  public double measurePeak() {
    return devices.get(0).measurePeak();
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> all = new LinkedHashMap<>();
    towers.forEach(tower -> all.putAll(tower.versions()));
    return all;
  }
}
