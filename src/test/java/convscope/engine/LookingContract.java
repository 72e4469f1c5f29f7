package convscope.engine;

import static convscope.engine.ContractPart.flat;
import static convscope.engine.ContractPart.learn;
import static convscope.engine.ContractPart.norm;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Layer;
import convscope.model.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What can be looked at while a network is trained, against the same worked out by hand. */
interface LookingContract extends ContractPart {
  Network DEEP = TinyNetworks.DEEP;

  @Test
  default void probesSummarizeTheFirstExamplesOutputs() {
    float[] images = TinyNetworks.images(DEEP, LARGE_BATCH, 7);
    try (Trainer trainer = ready(DEEP, LARGE_BATCH); Classifier classifier = classifier(DEEP, LARGE_BATCH)) {
      trainer.step(images, TinyNetworks.labels(DEEP, LARGE_BATCH), new StepPlan(0, 0, 0.5));
      classifier.logits(images, LARGE_BATCH, new float[LARGE_BATCH * DEEP.classes()]);
      List<LayerProbe> probes = trainer.probe().layers();
      assertThat(probes).extracting(LayerProbe::layer)
          .containsExactlyElementsOf(DEEP.layers().stream().map(Layer::name).toList());
      assertThat(probes).extracting(LayerProbe::activated)
          .containsExactly(true, false, false, true, false, false, true, true, false);
      StepCopy copy = StepCopy.room(DEEP, LARGE_BATCH);
      trainer.copyStep(copy);
      for (int layer = 0; layer < DEEP.layers().size(); layer++) {
        float[] outputs = copy.activations().get(DEEP.layers().get(layer).name());
        int looked = Probe.EXAMPLES * DEEP.output(layer).size();
        new ProbeByHand(outputs == null ? shown(classifier, layer) : Arrays.copyOf(outputs, looked),
            DEEP.output(layer).channels()).assertNear(probes.get(layer));
      }
      Map<String, float[]> parameters = trainer.parameters();
      Map<String, float[]> gradients = trainer.gradients();
      for (LayerProbe probe : probes) {
        String weights = probe.layer() + "/weights";
        double weightNorm = norm(parameters.getOrDefault(weights, new float[0]));
        assertThat(probe.weightNorm()).as(weights).isCloseTo(weightNorm, Offset.offset(1e-6));
        assertThat(probe.gradientNorm()).as(weights)
            .isCloseTo(norm(gradients.getOrDefault(weights, new float[0])), Offset.offset(1e-6));
        assertThat(probe.weighted()).isEqualTo(weightNorm > 0);
      }
    }
  }

  private static float[] shown(Classifier classifier, int layer) {
    int size = DEEP.output(layer).size();
    float[] values = new float[Probe.EXAMPLES * size];
    for (int example = 0; example < Probe.EXAMPLES; example++) {
      System.arraycopy(classifier.activations(layer, example), 0, values, example * size, size);
    }
    return values;
  }

  @Test
  default void probesDetectDeadUnitsAndNanLayers() {
    try (Trainer trainer = engine().trainer(DEEP, LARGE_BATCH, PLAIN)) {
      Map<String, float[]> values = TinyNetworks.parameters(DEEP, 1);
      for (int unit = 0; unit < 5; unit++) {
        values.get("hidden/biases")[unit] = -1_000;
      }
      trainer.setParameters(values);
      learn(trainer, DEEP, 0, 1);
      LayerProbe hidden = trainer.probe().layers().get(7);
      assertThat(hidden.deadUnits()).isGreaterThanOrEqualTo(5);
      assertThat(hidden.units()).isEqualTo(7);
      assertThat(hidden.finite()).isTrue();
      values.get("local/weights")[0] = Float.NaN;
      trainer.setParameters(values);
      learn(trainer, DEEP, 0, 1);
      assertThat(trainer.probe().layers().get(6).finite()).isFalse();
    }
  }

  @Test
  default void aStepCopyHoldsParametersGradientsAndOutputs() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 8);
    try (Trainer trainer = ready(DEEP, BATCH); Classifier classifier = engine().classifier(DEEP, BATCH)) {
      learn(trainer, DEEP, 0, 1);
      classifier.setParameters(trainer.parameters());
      trainer.step(images, TinyNetworks.labels(DEEP, BATCH), new StepPlan(0, 0.1, 0.9));
      StepCopy copy = StepCopy.room(DEEP, BATCH);
      trainer.copyStep(copy);
      assertThat(copy.parameters()).isEqualTo(flat(DEEP, trainer.parameters()));
      assertThat(copy.gradients()).isEqualTo(flat(DEEP, trainer.gradients()));
      float[] logits = new float[BATCH * DEEP.classes()];
      classifier.logits(images, BATCH, logits);
      assertThat(copy.activations().get("logits")).as("training's logits and the classifier's")
          .containsExactly(logits, Offset.offset(1e-4f));
      for (int layer = 0; layer < DEEP.layers().size(); layer++) {
        float[] outputs = copy.activations().get(DEEP.layers().get(layer).name());
        int size = DEEP.output(layer).size();
        for (int i = 0; outputs != null && i < BATCH; i++) {
          assertThat(Arrays.copyOfRange(outputs, i * size, (i + 1) * size)).as("layer %d, example %d", layer, i)
              .containsExactly(classifier.activations(layer, i), Offset.offset(1e-4f));
        }
      }
    }
  }
}
