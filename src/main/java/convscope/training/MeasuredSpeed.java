package convscope.training;

import convscope.engine.Engine;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How fast a network is trained here, in examples per second.
 *
 * @param examplesPerSecond of a step's examples
 * @param recorded whether an earlier run has recorded it; measured just now otherwise
 */
public record MeasuredSpeed(double examplesPerSecond, boolean recorded) {
  private static final int MOST_RUNS = 100;
  private static final int ROWS = 21;
  private static final int LEAST_ROWS = 3;

  /**
   * The speed of the newest run in the folder {@code runs} that trained {@code network} with as many examples per step
   * on the devices of {@code engine} with its arithmetic; if there is none, a measurement, which takes a second or two.
   * Not for a thread that must not wait.
   *
   * @param examplesPerStep those of all towers
   * @throws Problem if the engine cannot train the network
   */
  public static MeasuredSpeed of(Path runs, Engine engine, Network network, int examplesPerStep) {
    OptionalDouble recorded = recorded(runs, engine, network, examplesPerStep);
    return recorded.isPresent() ? new MeasuredSpeed(recorded.getAsDouble(), true)
        : new MeasuredSpeed(TrainingSpeed.of(engine, network, examplesPerStep), false);
  }

  /**
   * The multiply-accumulates of the forward passes per second in the newest run in the folder {@code runs} that was
   * computed on the devices of {@code engine} with its arithmetic, all else of its steps included; empty if there is
   * none. With another network it is a rough estimate. Reads files: not for a thread that must not wait.
   */
  public static OptionalDouble multiplyAddsPerSecond(Path runs, Engine engine) {
    for (Path place : newestFirst(runs)) {
      try {
        RunFolder run = RunFolder.open(place);
        OptionalDouble speed = isBy(engine, run) ? speed(run) : OptionalDouble.empty();
        if (speed.isPresent()) {
          Network network = NetworkJson.fromTree(run.manifest().network(), place.toString());
          return OptionalDouble.of(speed.getAsDouble() * network.multiplyAdds());
        }
      } catch (Problem broken) {
        // Another run may do; the Runs view says what is wrong with this one.
      }
    }
    return OptionalDouble.empty();
  }

  private static boolean isBy(Engine engine, RunFolder run) {
    return ComputedBefore.last(run).filter(before -> before.sameAs(ComputedBefore.by(engine, 0))).isPresent();
  }

  /** How many steps take about {@code seconds}, to two significant digits; at least 1. */
  public long steps(double seconds, int examplesPerStep) {
    double exact = seconds * examplesPerSecond / examplesPerStep;
    double digit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, exact))) - 1));
    return Math.max(1, Math.round(Math.rint(exact / digit) * digit));
  }

  /** How many seconds {@code steps} steps take. */
  public double seconds(long steps, int examplesPerStep) {
    return steps * (double) examplesPerStep / examplesPerSecond;
  }

  private static OptionalDouble recorded(Path runs, Engine engine, Network network, int examplesPerStep) {
    for (Path place : newestFirst(runs)) {
      try {
        RunFolder run = RunFolder.open(place);
        boolean same = run.manifest().settings().examplesPerStep() == examplesPerStep
            && NetworkJson.fromTree(run.manifest().network(), place.toString()).equals(network)
            && isBy(engine, run);
        OptionalDouble speed = same ? speed(run) : OptionalDouble.empty();
        if (speed.isPresent()) {
          return speed;
        }
      } catch (Problem broken) {
        // Another run may do; the Runs view says what is wrong with this one.
      }
    }
    return OptionalDouble.empty();
  }

  private static List<Path> newestFirst(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(RunFolder::isIn).sorted(Comparator.reverseOrder()).limit(MOST_RUNS).toList();
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(runs, unreadable);
    }
  }

  /** The median of the last logged steps, of which the first is left out: it contains the start. */
  private static OptionalDouble speed(RunFolder run) {
    Deque<MetricsRow> last = new ArrayDeque<>();
    run.metrics().forEach(row -> {
      if (row.step() > 0) {
        last.add(row);
      }
      if (last.size() > ROWS) {
        last.remove();
      }
    });
    double[] speeds =
        last.stream().mapToDouble(MetricsRow::examplesPerSecond).filter(Double::isFinite).sorted().toArray();
    return speeds.length < LEAST_ROWS ? OptionalDouble.empty() : OptionalDouble.of(speeds[speeds.length / 2]);
  }
}
