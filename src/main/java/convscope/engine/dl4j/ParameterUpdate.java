package convscope.engine.dl4j;

import convscope.engine.Learning;
import convscope.engine.MeanGradients;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.dl4j.kernel.HostCopy;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.Pass;
import convscope.model.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Weight decay, coupled and decoupled, the optimizer's step and the moving averages, on a network's flat vectors, a
 * slice at a time.
 *
 * <p>The loss holds decay · ½‖w‖², so a decayed variable's gradient grows by decay · w before the descent. An untrained
 * variable is unchanged, except that a statistic follows that of the batch, which it finds in the gradients' place; for
 * a variable without an average, the average is its value.
 */
final class ParameterUpdate {
  private static final int SLICE = 1 << 14;

  /** Neighboring values of one variable, from number {@code first} of the flat vectors on. */
  private record Slice(Parameter parameter, int first, int count) {}

  /** The step of one optimizer, bound to its state. */
  private interface Descent {
    /** Changes the parameters that {@code lanes} have read: a slice of {@code count} from number {@code first} on. */
    void step(UpdateLanes lanes, int first, int count);
  }

  private final CompiledNetwork network;
  private final Learning learning;
  private final INDArray averageVector;
  private final List<HostCopy> copies = new ArrayList<>();
  private final FloatBuffer parameters;
  private final FloatBuffer gradients;
  private final FloatBuffer averages;
  /** The optimizer's state, a flat vector for each of its slots. */
  private final Map<String, INDArray> slots = new LinkedHashMap<>();
  private final Descent descent;
  private final List<Slice> slices = new ArrayList<>();
  private final double[] decayBySlice;
  /** The sums of the gradients' squares, where they are clipped. */
  private final double[] squaresBySlice;
  private final UpdateLanes[] lanes;
  private boolean descends;
  /** The gradients of a separate update. */
  private MeanGradients given = MeanGradients.of(new float[0]);
  private StepPlan plan = new StepPlan(0, 0, 0);
  private float rate;
  /** The part of a parameter that decoupled decay leaves. */
  private float kept;
  private float averageDecay;
  /** The factor of clipped gradients. */
  private float clipped = 1;

  /** @param workers the most for a separate pass; the network's passes use the network's workers */
  ParameterUpdate(CompiledNetwork network, Learning learning, int workers) {
    this.network = network;
    this.learning = learning;
    averageVector = vector();
    parameters = floats(network.flatParameters());
    gradients = floats(network.flatGradients());
    averages = floats(averageVector);
    learning.optimizer().slots().forEach(slot -> slots.put(slot, vector()));
    descent = learning.optimizer().accept(new Descents());
    int start = 0;
    for (Parameter parameter : network.description().parameters()) {
      for (int done = 0; done < parameter.size(); done += SLICE) {
        slices.add(new Slice(parameter, start + done, Math.min(SLICE, parameter.size() - done)));
      }
      start += parameter.size();
    }
    decayBySlice = new double[slices.size()];
    squaresBySlice = new double[slices.size()];
    lanes = new UpdateLanes[Math.max(network.workers(), workers)];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new UpdateLanes(SLICE);
    }
  }

  /** As long as the network's, all zero. */
  private INDArray vector() {
    return Nd4j.create(network.flatParameters().dataType(), network.flatParameters().length());
  }

  /** The values of {@code vector}, available during an update. */
  private FloatBuffer floats(INDArray vector) {
    HostCopy copy = new HostCopy(vector);
    copies.add(copy);
    return copy.floats();
  }

  /** Binds every optimizer's arithmetic. */
  private final class Descents implements Optimizer.Visitor<Descent> {
    @Override
    public Descent sgd(Optimizer.Sgd optimizer) {
      return (own, first, count) -> own.descend(rate, count);
    }

    @Override
    public Descent momentum(Optimizer.Momentum optimizer) {
      FloatBuffer accumulators = floats(slot(Optimizer.Momentum.ACCUMULATOR));
      float momentum = (float) optimizer.momentum();
      return (own, first, count) -> own.descendWithMomentum(accumulators, momentum, rate, first, count);
    }

    @Override
    public Descent nesterov(Optimizer.Nesterov optimizer) {
      FloatBuffer accumulators = floats(slot(Optimizer.Nesterov.ACCUMULATOR));
      float momentum = (float) optimizer.momentum();
      return (own, first, count) -> own.descendWithNesterov(accumulators, momentum, rate, first, count);
    }

    @Override
    public Descent adam(Optimizer.Adam optimizer) {
      FloatBuffer means = floats(slot(Optimizer.Adam.MEAN));
      FloatBuffer squares = floats(slot(Optimizer.Adam.SQUARE));
      return (own, first, count) -> own.descendWithAdam(means, squares, optimizer, (float) optimizer.rate(plan),
          (float) optimizer.root(plan), first, count);
    }
  }

  private INDArray slot(String name) {
    return Objects.requireNonNull(slots.get(name), name);
  }

  INDArray averages() {
    return averageVector;
  }

  /** Starts the averages from the parameters as they are. */
  void restartAverages() {
    copies.forEach(HostCopy::fetch);
    averages.put(0, parameters, 0, parameters.capacity());
    copies.forEach(HostCopy::bringBack);
  }

  /** A copy of the optimizer's state, as {@link convscope.engine.Trainer#optimizerState} names it. */
  Map<String, float[]> state() {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    slots.forEach((slot, vector) -> {
      float[] all = new float[network.layout().count()];
      HostMemory.read(vector, all);
      vectors.put(slot, all);
    });
    return network.layout().stateByName(vectors);
  }

  /** Sets the optimizer's state, which must be exactly what {@link #state} returns. */
  void setState(Map<String, float[]> values) {
    network.layout().stateBySlot(values, slots.keySet())
        .forEach((slot, all) -> HostMemory.write(all, all.length, slot(slot)));
  }

  /** Passes change the parameters from now on; average ← decay · average + (1 − decay) · parameter. */
  void descending(StepPlan plan) {
    descends = true;
    this.plan = plan;
    rate = (float) plan.learningRate();
    kept = (float) learning.kept(plan);
    averageDecay = (float) plan.averageDecay();
  }

  /** The same, with {@code gradients} instead of the network's own, for a separately planned pass. */
  void descending(MeanGradients gradients, StepPlan plan) {
    descending(plan);
    given = gradients;
  }

  /** Passes do not change the parameters from now on. */
  void standing() {
    descends = false;
  }

  /** Plans the update after the backward pass. */
  void lay(Pass pass) {
    if (HostMemory.onHost()) {
      layUpdate(pass);
      return;
    }
    pass.whole(copies.size(), (worker, task) -> copies.get(task).fetch());
    layUpdate(pass);
    pass.whole(copies.size(), (worker, task) -> copies.get(task).bringBack());
  }

  /** Clipping needs all gradients before the first step; without it, a slice is read once. */
  private void layUpdate(Pass pass) {
    if (learning.clips()) {
      pass.whole(slices.size(), this::prepare);
      layClipped(pass);
    } else {
      pass.whole(slices.size(), (worker, task) -> {
        prepare(worker, task);
        if (descends) {
          descend(slices.get(task), lanes[worker]);
        }
      });
    }
  }

  /** Plans the steps with clipped gradients, after the sums of their squares. */
  private void layClipped(Pass pass) {
    pass.whole(1, (worker, task) -> clipped = (float) learning.clipped(Math.sqrt(Arrays.stream(squaresBySlice).sum())));
    pass.whole(slices.size(), (worker, task) -> {
      if (descends) {
        Slice slice = slices.get(task);
        lanes[worker].read(parameters, gradients, slice.first(), slice.count());
        if (slice.parameter().trained()) {
          lanes[worker].clip(clipped, slice.count());
        }
        descend(slice, lanes[worker]);
      }
    });
  }

  /** Plans the part after the gradients, with given gradients. */
  void layAlone(Pass pass) {
    pass.whole(slices.size(), (worker, task) -> {
      Slice slice = slices.get(task);
      lanes[worker].read(parameters, given, slice.first(), slice.count());
      lanes[worker].writeGradients(gradients, slice.first(), slice.count());
      if (learning.clips()) {
        sumSquares(task, lanes[worker]);
      } else {
        descend(slice, lanes[worker]);
      }
    });
    if (learning.clips()) {
      layClipped(pass);
    }
  }

  private void sumSquares(int task, UpdateLanes own) {
    Slice slice = slices.get(task);
    squaresBySlice[task] = slice.parameter().trained() ? own.squaresOfGradients(slice.count()) : 0;
  }

  /** Completes the gradients of a slice, which its lanes then have. */
  private void prepare(int worker, int task) {
    Slice slice = slices.get(task);
    UpdateLanes own = lanes[worker];
    own.read(parameters, gradients, slice.first(), slice.count());
    double decay = slice.parameter().weightDecay();
    if (decay > 0) {
      decayBySlice[task] = decay * 0.5 * own.decay((float) decay, slice.count());
      own.writeGradients(gradients, slice.first(), slice.count());
    }
    if (learning.clips()) {
      sumSquares(task, own);
    }
  }

  private void descend(Slice slice, UpdateLanes own) {
    if (slice.parameter().trained()) {
      if (learning.decoupledDecay() > 0) {
        own.shrink(kept, slice.count());
      }
      descent.step(own, slice.first(), slice.count());
      own.writeParameters(parameters, slice.first(), slice.count());
    } else if (slice.parameter().follows()) {
      own.follow(slice.parameter().kept(), slice.count());
      own.writeParameters(parameters, slice.first(), slice.count());
    }
    if (slice.parameter().averaged()) {
      own.average(averages, averageDecay, slice.first(), slice.count());
    } else {
      own.writeParameters(averages, slice.first(), slice.count());
    }
  }

  /** The decay's part of the loss at the last pass. */
  double decay() {
    double loss = 0;
    for (double own : decays().values()) {
      loss += own;
    }
    return loss;
  }

  /**
   * What each decayed variable added to the loss at the last pass, by its name. The loss is a float in the tutorial: a
   * value that exceeds a float is infinite, and ends the run.
   */
  Map<String, Double> decays() {
    Map<String, Double> all = new LinkedHashMap<>();
    for (int i = 0; i < decayBySlice.length; i++) {
      if (slices.get(i).parameter().weightDecay() > 0) {
        all.merge(slices.get(i).parameter().name(), decayBySlice[i], Double::sum);
      }
    }
    all.replaceAll((name, own) -> own > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : own);
    return all;
  }

  /** The memory of averages and state. */
  long bytes() {
    return (1L + slots.size()) * averageVector.length() * Float.BYTES;
  }

  void close() {
    averageVector.close();
    slots.values().forEach(INDArray::close);
  }
}
