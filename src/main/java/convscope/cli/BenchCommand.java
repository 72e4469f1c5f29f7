package convscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.data.Augmentation;
import convscope.data.Batch;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.TrainingBatches;
import convscope.engine.Engine;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.natives.VectorLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convscope bench}. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  /** Inference takes about a third of the time of training, and a turn of each should take about the same. */
  private static final int INFER_STEPS = 3;
  private static final double NANO = 1e9;
  private static final StepPlan PLAN = new StepPlan(0, 0.01, 0.999);

  @Spec
  private CommandSpec spec;

  @Mixin
  private DataOption data;

  @Mixin
  private NetworkOption model;

  @Mixin
  private EngineOption engine;

  @Mixin
  private CheckOption check;

  @Option(names = "--batch", paramLabel = "N", defaultValue = "128")
  private int batch;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "7")
  private int rounds;

  @Option(names = "--steps", paramLabel = "N", defaultValue = "20")
  private int steps;

  @Option(names = "--prefetch", paramLabel = "N", defaultValue = "16")
  private int prefetch;

  @Option(names = "--peers")
  private boolean peers;

  @Option(names = "--vectors", paramLabel = "WIDTH")
  private @Nullable String vectors;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (batch < 1 || rounds < 1 || steps < 1 || prefetch < 1) {
      throw Console.wrong(spec, "bench.least");
    }
    VectorLimit limit = vectors == null ? VectorLimit.here() : limit(vectors);
    if (limit != null && limit != VectorLimit.here()) {
      return new BenchProcess(limit).run(spec.commandLine().getParseResult().originalArgs());
    }
    if (check.given()) {
      return check.run(engine);
    }
    Dataset images = data.open(Datasets.SAMPLE);
    Network network = model.network(images.classNames().size());
    Engine computer = engine.open();
    print(Figure.of("machine", "peak", "threads", computer.threads(), "gflops", computer.measurePeak()));
    Map<String, Engine> engines = new LinkedHashMap<>();
    engines.put(network.name(), computer);
    engine.others(computer).forEach(other -> engines.put(network.name() + "-" + other.variant(), other));
    turns(engines, network, computer);
    List<OwnContestant> ours = new ArrayList<>();
    try {
      engines.forEach((name, other) -> ours.add(new OwnContestant(name, other, network, batch)));
      ours.forEach(contestant -> contestant.warmUp(steps));
      new LayerMatch(ours, network, batch).play(rounds, steps).forEach(this::print);
      evaluation(ours.get(0), images, network, computer);
    } finally {
      ours.forEach(Contestant::close);
    }
    pipeline(images, network, computer);
    return 0;
  }

  /** Whole steps of each of {@code engines} and of the peers, in turns. */
  private void turns(Map<String, Engine> engines, Network network, Engine computer) throws InterruptedException {
    List<Contestant> contestants = new ArrayList<>();
    try {
      engines.forEach((name, other) -> contestants.add(BenchServer.canStart()
          ? BenchServer.start(name, other, network, batch, steps) : new OwnContestant(name, other, network, batch)));
      if (peers) {
        contestants.addAll(Peers.all(batch, computer.threads()));
      }
      play(contestants, computer, "train");
      play(contestants, computer, "infer");
    } finally {
      contestants.forEach(Contestant::close);
    }
  }

  private void play(List<Contestant> contestants, Engine computer, String what) throws InterruptedException {
    Map<Contestant, double[]> rates = new Match(contestants, rounds)
        .play(contestant -> what.equals("train") ? contestant.train(steps) : contestant.infer(INFER_STEPS * steps));
    rates.forEach((contestant, rate) -> print(Figure.of(contestant.name(), what, "batch", batch, "threads",
        computer.threads(), "images_per_second", Match.median(rate))));
    Contestant own = contestants.get(0);
    double[] ours = rates.getOrDefault(own, new double[0]);
    rates.forEach((other, theirs) -> {
      if (other != own) {
        print(Figure.of("ratio", what, "of", own.name(), "to", other.name(), "times", Match.ratio(ours, theirs)));
      }
    });
  }

  /** An evaluation of all test images, in turns with the same amount of inference on one repeated batch. */
  private void evaluation(OwnContestant own, Dataset images, Network network, Engine computer) {
    int looks = (images.test().size() + batch - 1) / batch;
    double[] whole = new double[rounds];
    double[] same = new double[rounds];
    own.evaluate(images.test());
    for (int round = 0; round < rounds; round++) {
      whole[round] = own.evaluate(images.test());
      same[round] = own.infer(looks);
    }
    print(Figure.of(network.name(), "evaluate", "data", images.name(), "batch", batch, "threads", computer.threads(),
        "images_per_second", Match.median(whole), "to_fixed_batch", Match.ratio(whole, same)));
  }

  /** The pipeline alone, and training from it in turns with training on one repeated batch. */
  private void pipeline(Dataset images, Network network, Engine computer) throws InterruptedException {
    try (TrainingBatches batches = new TrainingBatches(images.train(), batch, network.input().height(), 1, 0,
        prefetch, Augmentation.TUTORIAL);
        Trainer trainer = computer.trainer(network, batch, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(network, 1));
      double[] alone = new double[rounds];
      int many = 50 * steps;
      draw(batches, many);
      for (int round = 0; round < rounds; round++) {
        alone[round] = draw(batches, many);
      }
      print(Figure.of(network.name(), "pipeline", "batch", batch, "prefetch", prefetch, "images_per_second",
          Match.median(alone)));
      Batch fixed = batches.next();
      double[] fed = new double[rounds];
      double[] same = new double[rounds];
      learn(trainer, batches, fixed, false);
      for (int round = 0; round < rounds; round++) {
        fed[round] = learn(trainer, batches, fixed, true);
        same[round] = learn(trainer, batches, fixed, false);
      }
      print(Figure.of(network.name(), "train-fed", "data", images.name(), "batch", batch, "threads", computer.threads(),
          "images_per_second", Match.median(fed), "to_fixed_batch", Match.ratio(fed, same)));
    }
  }

  private double draw(TrainingBatches batches, int count) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      batches.recycle(batches.next());
    }
    return count * batch / ((System.nanoTime() - start) / NANO);
  }

  private double learn(Trainer trainer, TrainingBatches batches, Batch fixed, boolean fed) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      Batch next = fed ? batches.next() : fixed;
      trainer.step(next.images(), next.labels(), PLAN);
      if (fed) {
        batches.recycle(next);
      }
    }
    return steps * batch / ((System.nanoTime() - start) / NANO);
  }

  private void print(Figure figure) {
    if (!json) {
      System.out.println(figure.line());
      return;
    }
    try {
      System.out.println(new JsonMapper().writeValueAsString(figure));
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  /** A vector width by its name, in upper or lower case. */
  private VectorLimit limit(String name) {
    return Arrays.stream(VectorLimit.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst()
        .orElseThrow(() -> Console.wrong(spec, "bench.vectors", name));
  }
}
