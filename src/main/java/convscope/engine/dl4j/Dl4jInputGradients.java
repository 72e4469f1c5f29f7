package convscope.engine.dl4j;

import convscope.engine.InputGradients;
import convscope.engine.dl4j.kernel.BatchArray;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.StagedPass;
import convscope.model.Network;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Gradients with respect to the input on a {@link CompiledNetwork}. The backward pass is training's, which also
 * computes the variables' gradients; these are not used.
 */
final class Dl4jInputGradients implements InputGradients {
  private final CompiledNetwork network;
  private final BatchArray inputGradient;
  private final int batchSize;
  private final int classCount;
  private final int exampleSize;
  private final float[] chosen;
  private final RepeatedPass looking;
  private float[] images = {};
  private int count;

  Dl4jInputGradients(Network description, int batchSize, KernelSet kernels) {
    this.batchSize = batchSize;
    classCount = description.classes();
    exampleSize = description.input().size();
    network = new CompiledNetwork(description, batchSize, kernels, GradientReach.INPUT);
    inputGradient = Objects.requireNonNull(network.inputGradient(), "The network goes back to its input");
    chosen = new float[batchSize * classCount];
    StagedPass pass = network.newPass();
    pass.each(this::putImages);
    network.layForward(pass);
    pass.each((worker, part) -> network.logitsGradient()
        .put(worker, part, chosen, part.first() * classCount, part.count() * classCount));
    network.layBackward(pass);
    looking = new RepeatedPass(network, pass);
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.flatParameters());
    looking.parametersChanged();
  }

  @Override
  public void of(float[] images, int count, int[] classes, float[] gradients) {
    if (count < 1 || count > batchSize) {
      throw new IllegalArgumentException(count + " examples for input gradients of " + batchSize);
    }
    Arrays.fill(chosen, 0);
    for (int i = 0; i < count; i++) {
      if (classes[i] < 0 || classes[i] >= classCount) {
        throw new IllegalArgumentException("Class " + classes[i] + " of " + classCount);
      }
      chosen[i * classCount + classes[i]] = 1;
    }
    this.images = images;
    this.count = count;
    looking.run();
    HostMemory.read(inputGradient.array(), 0, count * exampleSize, gradients);
  }

  private void putImages(int worker, Part part) {
    int some = Math.min(part.count(), count - part.first());
    if (some > 0) {
      network.input().put(worker, part, images, part.first() * exampleSize, some * exampleSize);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
