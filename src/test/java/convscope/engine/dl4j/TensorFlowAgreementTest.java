package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.ChildProcess;
import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.foundation.CounterRandom;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tutorial's network and its whitening against TensorFlow's own numbers, from one file of parameters and one batch.
 * Needs {@code mvn -Ppeers}; TensorFlow runs as a program of its own, because its JavaCPP and ours are of two versions.
 */
class TensorFlowAgreementTest {
  private static final int BATCH = 128;
  private static final int STEPS = 20;
  /**
   * Half the tutorial's. At 0.1 on one batch again and again the loss leaps at about the sixteenth step, and a rounding
   * in the last bit becomes a hundredth: no two programs agree there, nor our own sets of kernels.
   */
  private static final double RATE = 0.05;
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);

  @TempDir
  private static Path folder;
  private static Map<String, float[]> parameters;
  private static final float[] RAW = new float[BATCH * Crop.CENTRE.values()];
  private static final float[] WHITENED = new float[BATCH * Crop.CENTRE.values()];
  private static final float[] IMAGES = new float[BATCH * Crop.CENTRE.values()];
  private static final int[] LABELS = new int[BATCH];
  private static Map<String, Tensor> tensorFlow;

  @BeforeAll
  static void askTensorFlow() throws Exception {
    String peers = System.getProperty("convscope.peers");
    assumeTrue(peers != null, "TensorFlow is only there in the profile peers");
    parameters = trainedALittle();
    prepareBatch();
    Path model = folder.resolve("model.safetensors");
    Path images = folder.resolve("images.safetensors");
    Path answers = folder.resolve("answers.safetensors");
    Safetensors.write(model, Map.of(), TUTORIAL.parameters().stream()
        .map(one -> new Tensor(one.name(), one.shape(), parameters.get(one.name()))).toList());
    float[] labels = new float[BATCH];
    for (int i = 0; i < BATCH; i++) {
      labels[i] = LABELS[i];
    }
    int[] shape = {BATCH, Crop.SIZE, Crop.SIZE, 3};
    Safetensors.write(images, Map.of(), List.of(new Tensor("images", shape, IMAGES), new Tensor("raw", shape, RAW),
        new Tensor("labels", new int[] {BATCH}, labels)));
    ask(Path.of(peers), model, images, answers);
    tensorFlow = Safetensors.read(answers).tensors();
  }

  /** Ten steps from the start, so that no bias is at its first value any more. */
  private static Map<String, float[]> trainedALittle() {
    prepareBatch();
    try (Trainer trainer = Dl4jEngine.open(0, Dl4jProvider.ND4J).trainer(TUTORIAL, BATCH, new Optimizer.Sgd())) {
      trainer.setParameters(InitialValues.of(TUTORIAL, 5));
      for (int i = 0; i < 10; i++) {
        trainer.step(IMAGES, LABELS, new StepPlan(i, RATE, 0.5));
      }
      return new LinkedHashMap<>(trainer.parameters());
    }
  }

  /** Crops of the sample; among those that are only whitened a black one, and one black but for one value. */
  private static void prepareBatch() {
    Dataset sample = SampleScenes.dataset(3, BATCH, 1);
    byte[] pixels = new byte[ImageSet.PIXELS];
    CounterRandom random = new CounterRandom(8);
    for (int i = 0; i < BATCH; i++) {
      sample.train().copyPixels(i, pixels, 0);
      Crop crop = new Crop(random.nextInt(9), random.nextInt(9), Crop.SIZE, random.nextBoolean(), 0, 1);
      System.arraycopy(CropSteps.of(pixels, crop).whitened(), 0, IMAGES, i * crop.values(), crop.values());
      if (i < 2) {
        Arrays.fill(pixels, (byte) 0);
        pixels[16 * ImageSet.WIDTH + 16] = (byte) i;
      }
      CropSteps steps = CropSteps.of(pixels, crop);
      System.arraycopy(steps.contrasted(), 0, RAW, i * Crop.CENTRE.values(), Crop.CENTRE.values());
      System.arraycopy(steps.whitened(), 0, WHITENED, i * Crop.CENTRE.values(), Crop.CENTRE.values());
      LABELS[i] = sample.train().label(i);
    }
  }

  private static void ask(Path peers, Path model, Path images, Path answers) throws IOException, InterruptedException {
    List<String> command = ChildProcess.java(peers.resolve("tensorflow") + "/*");
    command.addAll(List.of(peers.resolve("TensorFlowPeer.java").toString(), "reference", model.toString(),
        images.toString(), answers.toString(), Integer.toString(STEPS), Double.toString(RATE)));
    assertThat(ChildProcess.start(new ProcessBuilder(command).inheritIO()).exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {Dl4jProvider.AUTO, Dl4jProvider.ND4J})
  void logitsMatchTensorFlowTo1e4(String kernels) {
    float[] logits = new float[BATCH * 10];
    Engine engine = Dl4jEngine.open(0, kernels);
    try (Classifier classifier = engine.classifier(TUTORIAL, BATCH)) {
      classifier.setParameters(parameters);
      classifier.logits(IMAGES, BATCH, logits);
    }
    assertThat(difference("logits, " + engine.variant(), logits, "logits")).isLessThan(1e-4f);
    assertThat(logits[0]).isNotEqualTo(logits[10]);
  }

  @ParameterizedTest
  @ValueSource(strings = {Dl4jProvider.AUTO, Dl4jProvider.ND4J})
  void featureMapsOfEveryLayerMatchTensorFlowTo1e4(String kernels) {
    Engine engine = Dl4jEngine.open(0, kernels);
    try (Classifier classifier = engine.classifier(TUTORIAL, BATCH)) {
      classifier.setParameters(parameters);
      classifier.logits(IMAGES, BATCH, new float[BATCH * 10]);
      for (int layer = 0; layer < TUTORIAL.layers().size() - 1; layer++) {
        String name = TUTORIAL.layers().get(layer).name();
        float[] ours = activations(classifier, layer);
        assertThat(difference(name + ", " + engine.variant(), ours, name)).as(name).isLessThan(1e-4f);
        assertThat(largest(ours)).as("the largest of " + name).isGreaterThan(0.1f);
      }
    }
  }

  private static float[] activations(Classifier classifier, int layer) {
    int size = classifier.activations(layer, 0).length;
    float[] all = new float[BATCH * size];
    for (int i = 0; i < BATCH; i++) {
      System.arraycopy(classifier.activations(layer, i), 0, all, i * size, size);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {Dl4jProvider.AUTO, Dl4jProvider.ND4J})
  void lossesOf20StepsMatchTensorFlowTo1e3(String kernels) {
    float[] losses = new float[STEPS];
    Engine engine = Dl4jEngine.open(0, kernels);
    try (Trainer trainer = engine.trainer(TUTORIAL, BATCH, new Optimizer.Sgd())) {
      trainer.setParameters(parameters);
      for (int i = 0; i < STEPS; i++) {
        losses[i] = (float) trainer.step(IMAGES, LABELS, new StepPlan(i, RATE, 0.5)).total();
      }
    }
    assertThat(difference("losses, " + engine.variant(), losses, "losses")).isLessThan(1e-3f);
    assertThat(losses[STEPS - 1]).as("the network learns meanwhile").isLessThan(losses[0] - 0.05f);
  }

  @Test
  void standardizationMatchesTensorFlowTo1e5() {
    assertThat(difference("whitening", WHITENED, "whitened")).isLessThan(1e-5f);
  }

  /** The greatest difference between our numbers and TensorFlow's, relative where they are above 1. */
  private static float difference(String what, float[] ours, String theirName) {
    float[] theirs = tensorFlow.get(theirName).values();
    assertThat(theirs).hasSameSizeAs(ours);
    float most = 0;
    for (int i = 0; i < ours.length; i++) {
      most = Math.max(most, Math.abs(ours[i] - theirs[i]) / Math.max(1, Math.abs(theirs[i])));
    }
    System.out.println("TENSORFLOW AGREEMENT: " + what + " differ by at most " + most);
    return most;
  }

  private static float largest(float[] values) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
