package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.ChildProcess;
import convscope.model.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * ND4J's arrays on a card are out of Java's reach and have to be copied. A program of its own copies the processor's
 * arrays in the same way, so that this is tried where there is no card.
 */
class CopiedArraysTest {
  private static final Network NETWORK = TinyNetworks.DEEP;
  private static final int BATCH = 37;

  @Test
  void copiedArraysGiveBitIdenticalResults() throws IOException, InterruptedException {
    List<String> command = ChildProcess.javaAlike(every -> true, "-Xmx1g", "-Dconvscope.arrays.copied=true");
    command.add(Copying.class.getName());
    // ND4J adds up as its threads share the work out, and whoever opens it first in this process says how many they
    // are.
    Engine here = Copying.engine(0);
    command.add(Integer.toString(here.threads()));
    ChildProcess child = ChildProcess.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
    List<String> said = child.said().lines().toList();
    assertThat(child.exit()).isZero();
    assertThat(said).isEqualTo(Copying.work(here));
  }

  /** The work, as a program. */
  static final class Copying {
    private Copying() {}

    public static void main(String[] arguments) {
      work(engine(Integer.parseInt(arguments[0]))).forEach(System.out::println);
    }

    static Engine engine(int threads) {
      Engines engines = Engines.installed();
      return engines.open(engines.usual(), threads, "nd4j");
    }

    static List<String> work(Engine engine) {
      float[] images = TinyNetworks.images(NETWORK, BATCH, 1);
      int[] labels = TinyNetworks.labels(NETWORK, BATCH);
      List<String> found = new ArrayList<>();
      try (Trainer trainer = engine.trainer(NETWORK, BATCH, new Optimizer.Momentum(0.9));
          Classifier classifier = engine.classifier(NETWORK, BATCH);
          InputGradients gradients = engine.inputGradients(NETWORK, BATCH)) {
        trainer.setParameters(TinyNetworks.parameters(NETWORK, 1));
        tell("averages at first", trainer.averages(), found);
        for (int step = 0; step < 3; step++) {
          found.add("loss " + trainer.step(images, labels, new StepPlan(0, 0.05, 0.9)));
        }
        tell("parameters", trainer.parameters(), found);
        tell("averages", trainer.averages(), found);
        tell("state", trainer.optimizerState(), found);
        tell("gradients", trainer.gradients(), found);
        found.add("probe " + trainer.probe());
        classifier.setParameters(trainer.parameters());
        gradients.setParameters(trainer.parameters());
        float[] logits = new float[BATCH * NETWORK.classes()];
        // The last of its places stay without an example.
        classifier.logits(images, BATCH - 1, logits);
        found.add("logits " + Arrays.toString(logits));
        found.add("activations " + Arrays.toString(classifier.activations(1, BATCH - 2)));
        float[] byInput = new float[images.length];
        gradients.of(images, BATCH, labels, byInput);
        found.add("gradients by the input " + Arrays.toString(byInput));
      }
      return found;
    }

    private static void tell(String what, Map<String, float[]> values, List<String> to) {
      values.forEach((name, own) -> to.add(what + " " + name + " " + Arrays.toString(own)));
    }
  }
}
