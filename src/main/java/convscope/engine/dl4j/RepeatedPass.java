package convscope.engine.dl4j;

import convscope.engine.dl4j.kernel.Stage;
import convscope.engine.dl4j.kernel.StagedPass;
import java.util.List;

/**
 * A pass that is run many times with the same parameters: what depends on them alone is prepared before the first run
 * with them. Not thread-safe.
 */
final class RepeatedPass {
  private final CompiledNetwork network;
  private final List<Stage> preparation;
  private final List<Stage> stages;
  private boolean prepared;

  /** Of all that has been planned on {@code pass}. */
  RepeatedPass(CompiledNetwork network, StagedPass pass) {
    this.network = network;
    preparation = pass.preparation();
    stages = pass.stagesAfterPreparation();
  }

  /** The network's parameters have changed. */
  void parametersChanged() {
    prepared = false;
  }

  void run() {
    if (!prepared) {
      network.run(preparation);
      prepared = true;
    }
    network.run(stages);
  }
}
