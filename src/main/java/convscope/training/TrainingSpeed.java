package convscope.training;

import convscope.engine.Engine;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.concurrent.TimeUnit;

/** The speed at which an engine trains the tutorial's network, or another. */
public final class TrainingSpeed {
  private static final int BATCH = 128;
  private static final int CLASSES = 10;
  private static final StepPlan PLAN = new StepPlan(0, 0.01, 0.999);
  private static final int WARM_UP_STEPS = 2;
  private static final long LONG_STEP_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private TrainingSpeed() {}

  /**
   * The images per second that {@code engine} learns from, in batches of {@value #BATCH}. Takes a second or two; on a
   * slow device, as long as two steps. The result is valid only if nothing else uses the device meanwhile.
   *
   * @throws convscope.foundation.Problem if the engine cannot train
   */
  public static double of(Engine engine) {
    return of(engine, Presets.tutorial(InitializerEdition.FROM_2017, CLASSES), BATCH);
  }

  /** The same with {@code network}, in batches of {@code batch}. */
  static double of(Engine engine, Network network, int batch) {
    NoiseBatch noise = NoiseBatch.of(network, batch);
    try (Trainer trainer = engine.trainer(network, batch, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(network, 1));
      // The first steps compile kernels, fill caches and wake a card up.
      boolean fast = true;
      for (int i = 0; i < WARM_UP_STEPS && fast; i++) {
        fast = step(trainer, noise) < LONG_STEP_NANOS;
      }
      long steps = 0;
      long nanos = 0;
      while (nanos < MEASURED_NANOS) {
        nanos += step(trainer, noise);
        steps++;
      }
      return (double) steps * batch * TimeUnit.SECONDS.toNanos(1) / nanos;
    }
  }

  private static long step(Trainer trainer, NoiseBatch noise) {
    long start = System.nanoTime();
    trainer.step(noise.images(), noise.labels(), PLAN);
    return System.nanoTime() - start;
  }
}
