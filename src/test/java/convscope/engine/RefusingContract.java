package convscope.engine;

import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine refuses, and how it lets go. */
interface RefusingContract extends ContractPart {
  Network DEEP = TinyNetworks.DEEP;

  @Test
  default void batchesBeyondMemoryAreRejected() {
    for (int batch : new int[] {-1, 0, 65_537}) {
      assertThatThrownBy(() -> engine().trainer(DEEP, batch, PLAIN)).isInstanceOf(Problem.class);
      assertThatThrownBy(() -> engine().classifier(DEEP, batch)).isInstanceOf(Problem.class);
      assertThatThrownBy(() -> engine().inputGradients(DEEP, batch)).isInstanceOf(Problem.class);
    }
  }

  @Test
  default void parametersOfAnotherNetworkAreRejected() {
    Map<String, float[]> others = TinyNetworks.parameters(TinyNetworks.all().get(1), 1);
    Map<String, float[]> tooShort = TinyNetworks.parameters(DEEP, 1);
    tooShort.put("conv1/biases", new float[3]);
    try (Trainer trainer = engine().trainer(DEEP, 1, PLAIN); Classifier classifier = engine().classifier(DEEP, 1);
        InputGradients gradients = engine().inputGradients(DEEP, 1)) {
      for (Map<String, float[]> wrong : List.of(others, tooShort)) {
        assertThatThrownBy(() -> trainer.setParameters(wrong)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> trainer.setAverages(wrong)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> classifier.setParameters(wrong)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> gradients.setParameters(wrong)).isInstanceOf(Problem.class);
      }
    }
  }

  @Test
  default void stepsWithTooFewImagesOrInvalidLabelsAreRejected() {
    float[] images = TinyNetworks.images(DEEP, 2, 1);
    try (Trainer trainer = ready(DEEP, 2)) {
      assertThatThrownBy(() -> trainer.step(TinyNetworks.images(DEEP, 1, 1), new int[2], new StepPlan(0, 0.1, 0.9)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> trainer.step(images, new int[] {0, 4}, new StepPlan(0, 0.1, 0.9)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> trainer.gradients(images, new int[] {-1, 0}))
          .isInstanceOf(IllegalArgumentException.class);
      assertSameBits(trainer.parameters(), TinyNetworks.parameters(DEEP, 1));
    }
  }

  @Test
  default void tooManyExamplesAndInvalidClassesAreRejected() {
    float[] images = TinyNetworks.images(DEEP, 2, 1);
    float[] logits = new float[2 * DEEP.classes()];
    try (Classifier classifier = classifier(DEEP, 1); InputGradients found = engine().inputGradients(DEEP, 1)) {
      assertThatThrownBy(() -> classifier.logits(images, 2, logits)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> classifier.logits(images, 0, logits)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 2, new int[2], images)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 0, new int[2], images)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 1, new int[] {4}, images)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> found.of(images, 1, new int[] {-1}, images))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void closingTwiceIsHarmlessAndDoesNotAffectOthers() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 1);
    float[] before = new float[BATCH * DEEP.classes()];
    float[] after = new float[BATCH * DEEP.classes()];
    try (Trainer going = ready(DEEP, BATCH); Trainer alone = ready(DEEP, BATCH);
        Classifier classifier = classifier(DEEP, BATCH)) {
      classifier.logits(images, BATCH, before);
      Trainer closed = ready(DEEP, BATCH);
      Classifier closedClassifier = classifier(DEEP, BATCH);
      InputGradients closedGradients = engine().inputGradients(DEEP, BATCH);
      learn(closed, DEEP, 0, 1);
      learn(going, DEEP, 0, 1);
      closedClassifier.logits(images, 1, after);
      for (AutoCloseable one : List.<AutoCloseable>of(closed, closedClassifier, closedGradients)) {
        assertThatCode(one::close).doesNotThrowAnyException();
        assertThatCode(one::close).doesNotThrowAnyException();
      }
      classifier.logits(images, BATCH, after);
      assertThat(after).isEqualTo(before);
      learn(going, DEEP, 1, 2);
      learn(alone, DEEP, 0, 3);
      assertSameBits(going.parameters(), alone.parameters());
    }
  }
}
