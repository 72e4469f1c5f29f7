package convscope.engine.dl4j;

import convscope.engine.InputGradients;
import convscope.model.Network;
import java.util.Arrays;
import java.util.Map;

/**
 * Gradients by the input on a {@link CompiledNetwork}. The backward pass is training's, which finds the variables'
 * gradients on its way; nobody reads those.
 */
final class Dl4jInputGradients implements InputGradients {
  private final CompiledNetwork network;
  private final int batchSize;
  private final int classCount;
  private final int exampleSize;
  private final float[] chosen;

  Dl4jInputGradients(Network description, int batchSize, KernelSet kernels) {
    this.batchSize = batchSize;
    classCount = description.classes();
    exampleSize = description.input().size();
    network = new CompiledNetwork(description, batchSize, kernels, GradientReach.INPUT);
    chosen = new float[batchSize * classCount];
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.flatParameters());
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
    HostMemory.write(images, count * exampleSize, network.input());
    network.forward();
    HostMemory.write(chosen, chosen.length, network.logitsGradient());
    network.backward();
    HostMemory.read(network.inputGradient(), 0, count * exampleSize, gradients);
  }

  @Override
  public void close() {
    network.close();
  }
}
