package convscope.engine;

import convscope.model.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An engine made of several. Each is a tower of its trainers: it has a share of every step's examples, a device or a share
 * of one, and the same parameters. What only looks is done by one engine alone.
 */
public final class Towers implements Engine {
  private final List<Engine> towers;
  private final Engine looking;

  /**
   * @param towers the engine of each tower; they must not compute with the same threads
   * @param looking makes classifiers and input gradients
   */
  public Towers(List<Engine> towers, Engine looking) {
    this.towers = List.copyOf(towers);
    this.looking = looking;
  }

  /**
   * An engine of {@code count} towers on the devices of {@code opened}: the first tower on the first, and from the first
   * again where there are more towers than devices. The threads of a processor that gets several are shared out among
   * them, for which engines with its arithmetic are opened; a card takes several as it is. One tower is the first of
   * {@code opened} itself.
   *
   * @param opened an engine for each device
   * @throws convscope.foundation.Problem if an engine cannot be opened
   */
  public static Engine of(Engines engines, List<Engine> opened, int count) {
    if (count == 1) {
      return opened.get(0);
    }
    List<Engine> towers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Engine whole = opened.get(i % opened.size());
      int place = i / opened.size();
      int sharing = (count - 1 - i % opened.size()) / opened.size() + 1;
      towers.add(sharing == 1 || whole.device().kind() != Device.Kind.CPU ? whole
          : engines.open(whole.device(), share(whole.threads(), place, sharing), whole.variant()));
    }
    return new Towers(towers, opened.get(0));
  }

  /** What number {@code place} of {@code sharing} gets of so many threads: at least one. */
  private static int share(int threads, int place, int sharing) {
    return Math.max(1, threads * (place + 1) / sharing - threads * place / sharing);
  }

  /**
   * Makes steps of all towers together.
   *
   * @param batchSize the examples of all of them
   */
  @Override
  public Trainer trainer(Network network, int batchSize, Optimizer optimizer) {
    return new TowerTrainer(towers, network, batchSize, optimizer);
  }

  @Override
  public Classifier classifier(Network network, int batchSize) {
    return looking.classifier(network, batchSize);
  }

  @Override
  public InputGradients inputGradients(Network network, int batchSize) {
    return looking.inputGradients(network, batchSize);
  }

  @Override
  public List<Engine> towers() {
    return towers;
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

  /** That of the engine that looks. */
  @Override
  public double measurePeak() {
    return looking.measurePeak();
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> all = new LinkedHashMap<>();
    towers.forEach(tower -> all.putAll(tower.versions()));
    return all;
  }
}
