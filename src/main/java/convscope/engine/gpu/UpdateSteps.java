package convscope.engine.gpu;

import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.HostBuffer;
import convscope.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Weight decay, coupled and decoupled, the optimizer's step and the moving averages on a network's vectors, a slice for
 * each work-group.
 */
final class UpdateSteps {
  private static final int SLICE = 1024;
  private static final int TRAINED = 1;
  private static final int AVERAGED = 2;
  /** The learning rate, the averages' decay, what decoupled decay leaves, Adam's corrected rate and its root. */
  private static final int RATES = 5;
  private static final int RATE_OF_ADAM = 3;
  private static final int ROOT_OF_ADAM = 4;

  private final GpuNetwork network;
  private final Learning learning;
  private final Card card;
  private final CardBuffer averages;
  private final Map<String, CardBuffer> slots = new LinkedHashMap<>();
  private final List<Parameter> decayed = new ArrayList<>();
  /** The variable of each slice of the decayed variables. */
  private final List<Parameter> decaySlices = new ArrayList<>();
  private final HostBuffer rates;
  private final CardBuffer ratesThere;
  private final HostBuffer squares;
  private final List<CardStep> decay = new ArrayList<>();
  private final List<CardStep> descent = new ArrayList<>();
  /** Sets the rates that only the optimizer has. */
  private Consumer<StepPlan> corrections = plan -> { };

  /** How many vectors as long as the parameters it needs, besides these and their gradients. */
  static int vectors(Learning learning) {
    return 1 + learning.optimizer().slots().size() + (learning.clips() ? 1 : 0);
  }

  UpdateSteps(GpuNetwork network, Learning learning) {
    this.network = network;
    this.learning = learning;
    card = network.card();
    averages = card.buffer(network.layout().count());
    learning.optimizer().slots().forEach(slot -> slots.put(slot, card.buffer(network.layout().count())));
    rates = card.host(RATES);
    ratesThere = card.buffer(RATES);
    List<Integer> decayTable = new ArrayList<>();
    List<Float> decays = new ArrayList<>();
    List<Integer> table = new ArrayList<>();
    for (Parameter parameter : network.description().parameters()) {
      if (parameter.weightDecay() > 0) {
        decayed.add(parameter);
      }
      int start = network.layout().start(parameter);
      for (int done = 0; done < parameter.size(); done += SLICE) {
        int count = Math.min(SLICE, parameter.size() - done);
        table.addAll(List.of(start + done, count,
            (parameter.trained() ? TRAINED : 0) | (parameter.averaged() ? AVERAGED : 0)));
        if (parameter.weightDecay() > 0) {
          decayTable.addAll(List.of(start + done, count));
          decays.add((float) parameter.weightDecay());
          decaySlices.add(parameter);
        }
      }
    }
    squares = card.host(Math.max(1, decaySlices.size()));
    if (!decaySlices.isEmpty()) {
      layDecay(table(decayTable), decays);
    }
    descent.add(new CardStep.CopyIn(rates, ratesThere, RATES));
    CardBuffer tableThere = table(table);
    CardBuffer slopes = learning.clips() ? layClipping(tableThere, table.size() / 3) : network.gradientVector();
    if (learning.decoupledDecay() > 0) {
      descent.add(slices("shrink", table.size() / 3, tableThere, ratesThere, network.parameterVector()));
    }
    layFollowing();
    descent.add(learning.optimizer().accept(new Descents(tableThere, table.size() / 3, slopes)));
  }

  private CardBuffer table(List<Integer> values) {
    int[] all = values.stream().mapToInt(Integer::intValue).toArray();
    CardBuffer buffer = card.buffer(all.length);
    card.write(all, buffer);
    return buffer;
  }

  private CardBuffer factors(List<Float> values) {
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i);
    }
    CardBuffer buffer = card.buffer(all.length);
    card.write(all, 0, all.length, buffer, 0);
    return buffer;
  }

  private void layDecay(CardBuffer table, List<Float> decays) {
    CardBuffer squaresThere = card.buffer(decays.size());
    decay.add(slices("decay_weights", decays.size(), table, factors(decays), network.parameterVector(),
        network.gradientVector(), squaresThere));
    decay.add(new CardStep.CopyOut(squaresThere, decays.size(), squares, 0));
  }

  /** Plans the steps of the statistics, before those of the averages, which are the statistics themselves. */
  private void layFollowing() {
    List<Integer> table = new ArrayList<>();
    List<Float> shares = new ArrayList<>();
    for (Parameter parameter : network.description().parameters()) {
      if (parameter.follows()) {
        table.addAll(List.of(network.layout().start(parameter), parameter.size()));
        shares.addAll(List.of((float) parameter.kept(), (float) (1 - parameter.kept())));
      }
    }
    if (!table.isEmpty()) {
      descent.add(slices("follow_batch", table.size() / 2, table(table), factors(shares), network.parameterVector(),
          network.gradientVector()));
    }
  }

  /** Plans the clipping of the gradients, and returns the vector of the clipped ones. */
  private CardBuffer layClipping(CardBuffer table, int count) {
    CardBuffer slopes = card.buffer(network.layout().count());
    CardBuffer sums = card.buffer(count);
    CardBuffer factor = card.buffer(1);
    descent.add(slices("sum_squares", count, table, network.gradientVector(), sums));
    descent.add(slices("clip_factor", 1, sums, count, (float) learning.largestNorm(), factor));
    descent.add(slices("clip", count, table, network.gradientVector(), factor, slopes));
    return slopes;
  }

  private static CardStep slices(String kernel, int count, Object... arguments) {
    return new CardStep.Launch(kernel, List.of(arguments), new CardStep.Groups(count, 1, 1), Elements.GROUP);
  }

  /** Plans every optimizer's step. */
  private final class Descents implements Optimizer.Visitor<CardStep> {
    private final CardBuffer table;
    private final CardBuffer gradients;
    private final int count;

    Descents(CardBuffer table, int count, CardBuffer gradients) {
      this.table = table;
      this.gradients = gradients;
      this.count = count;
    }

    @Override
    public CardStep sgd(Optimizer.Sgd optimizer) {
      return slices("descend", count, table, ratesThere, network.parameterVector(), gradients, averages);
    }

    @Override
    public CardStep momentum(Optimizer.Momentum optimizer) {
      return slices("descend_with_momentum", count, table, ratesThere, network.parameterVector(),
          gradients, averages, slot(Optimizer.Momentum.ACCUMULATOR), (float) optimizer.momentum());
    }

    @Override
    public CardStep nesterov(Optimizer.Nesterov optimizer) {
      return slices("descend_with_nesterov", count, table, ratesThere, network.parameterVector(),
          gradients, averages, slot(Optimizer.Nesterov.ACCUMULATOR), (float) optimizer.momentum());
    }

    @Override
    public CardStep adam(Optimizer.Adam optimizer) {
      corrections = plan -> rates.floats().put(RATE_OF_ADAM, (float) optimizer.rate(plan))
          .put(ROOT_OF_ADAM, (float) optimizer.root(plan));
      return slices("descend_with_adam", count, table, ratesThere, network.parameterVector(), gradients,
          averages, slot(Optimizer.Adam.MEAN), slot(Optimizer.Adam.SQUARE), (float) optimizer.beta1(),
          (float) (1 - optimizer.beta1()), (float) optimizer.beta2(), (float) (1 - optimizer.beta2()),
          (float) optimizer.epsilon());
    }
  }

  /** The steps that add the weight decay to the gradients, after the backward pass. */
  List<CardStep> decaySteps() {
    return decay;
  }

  /** The steps that change the parameters and their averages, after that. */
  List<CardStep> descentSteps() {
    return descent;
  }

  /** Sets the rates of the next run. */
  void setRates(StepPlan plan) {
    rates.floats().put(0, (float) plan.learningRate()).put(1, (float) plan.averageDecay())
        .put(2, (float) learning.kept(plan));
    corrections.accept(plan);
  }

  private CardBuffer slot(String name) {
    return Objects.requireNonNull(slots.get(name), name);
  }

  CardBuffer averages() {
    return averages;
  }

  /** A copy of the optimizer's state, as {@link convscope.engine.Trainer#optimizerState} names it. */
  Map<String, float[]> state() {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    slots.forEach((slot, vector) -> vectors.put(slot, network.flat(vector)));
    return network.layout().stateByName(vectors);
  }

  /** Sets the optimizer's state, which must be exactly what {@link #state} returns. */
  void setState(Map<String, float[]> values) {
    network.layout().stateBySlot(values, slots.keySet())
        .forEach((slot, flat) -> card.write(flat, 0, flat.length, slot(slot), 0));
  }

  /** What each decayed variable added to the loss at the last run: decay · ½‖w‖². Infinite if it exceeds a float. */
  Map<String, Double> decays() {
    Map<String, Double> all = new LinkedHashMap<>();
    decayed.forEach(parameter -> all.put(parameter.name(), 0.0));
    for (int i = 0; i < decaySlices.size(); i++) {
      Parameter parameter = decaySlices.get(i);
      all.merge(parameter.name(), parameter.weightDecay() * 0.5 * squares.floats().get(i), Double::sum);
    }
    all.replaceAll((name, own) -> own > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : own);
    return all;
  }
}
