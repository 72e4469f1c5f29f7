package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.runs.Manifest;
import convscope.training.RunPlan;
import convscope.training.TrainedModel;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What values the next run begins with. Immutable.
 *
 * @param source {@link TrainedModel#BUILT_IN}, the folder of a run or a checkpoint's file; null for random values
 * @param frozen the layers that training does not change, in order; none without a source
 */
public record RunStart(@Nullable String source, Set<String> frozen) {
  /** Random values. */
  public static final RunStart RANDOM = new RunStart(null, Set.of());

  public RunStart {
    frozen = source == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(frozen));
  }

  /** What the run of {@code manifest} began with. */
  static RunStart of(Manifest manifest, Network network) {
    return manifest.start().map(start -> new RunStart(start.network(), network.frozen())).orElse(RANDOM);
  }

  /** The layers of {@code network} that can be frozen: all that have variables but the last. */
  public static List<String> freezable(Network network) {
    List<String> layers = network.parameters().stream().map(Parameter::layer).distinct().toList();
    return layers.subList(0, layers.size() - 1);
  }

  /** The same source with only those layers frozen that {@code network} has. */
  RunStart fitting(Network network) {
    Set<String> there = new LinkedHashSet<>(frozen);
    there.retainAll(freezable(network));
    return new RunStart(source, there);
  }

  /**
   * {@code plan} with this start. Reads files: not for the JavaFX thread.
   *
   * @throws Problem if the source cannot be read
   */
  RunPlan in(RunPlan plan) {
    return source == null ? plan
        : new RunPlan(plan.network().withFrozen(frozen), plan.settings(), Optional.of(TrainedModel.open(source)));
  }
}
