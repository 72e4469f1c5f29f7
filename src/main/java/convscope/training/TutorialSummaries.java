package convscope.training;

import convscope.data.ImageSet;
import convscope.engine.StepCopy;
import convscope.engine.TowerStep;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.summaries.Buckets;
import convscope.summaries.Summary;
import convscope.summaries.Tags;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes the tutorial's summaries: 22 scalars, 25 histograms and the image for its own network. One thread. */
final class TutorialSummaries {
  /** How many images of a batch TensorFlow keeps. */
  static final int PICTURES = 3;

  private final Network network;
  private final String exampleQueue;
  private final Buckets buckets = new Buckets();

  /** @param examples the size of the training set */
  TutorialSummaries(Network network, int examples, int batch) {
    this.network = network;
    exampleQueue = Tags.exampleQueue(examples, batch);
  }

  /**
   * The scalars that cost nothing. The queues have the tutorial's names; here the files are in memory, so theirs is
   * always full, and the other is that of the prefetched batches.
   *
   * @param towers the losses of each tower, recorded in addition to those of the whole step; the tutorial also averages
   *     them, but here only the step's are averaged
   * @param fullness how full that queue is, 0 … 1
   */
  List<Summary> figures(LiveNetwork.Step step, List<TowerStep> towers, double fullness) {
    List<Summary> all = new ArrayList<>();
    add(all, Tags.LEARNING_RATE, step.rate());
    loss(all, Tags.TOTAL_LOSS, step.loss().total(), step.lossAverage());
    loss(all, Tags.CROSS_ENTROPY, step.loss().crossEntropy(), step.crossEntropyAverage());
    add(all, Tags.FILE_QUEUE, 1);
    add(all, exampleQueue, fullness);
    for (TowerStep tower : towers) {
      add(all, Tags.ofTower(tower.tower(), Tags.raw(Tags.TOTAL_LOSS)), tower.loss().total());
      add(all, Tags.ofTower(tower.tower(), Tags.raw(Tags.CROSS_ENTROPY)), tower.loss().crossEntropy());
    }
    return all;
  }

  /**
   * The summaries of each layer: the loss of its weights, its sparsity, and the histograms of its activations over the
   * whole batch, of its variables after the step's update and of their gradients, which statistics do not have.
   *
   * @param weightLosses by the layer's name
   */
  List<Summary> layers(StepCopy copy, Map<String, LiveNetwork.WeightLoss> weightLosses) {
    List<Summary> all = new ArrayList<>();
    weightLosses.forEach((layer, loss) -> loss(all, Tags.weightLoss(layer), loss.now(), loss.average()));
    copy.activations().forEach((layer, values) -> {
      distribution(all, Tags.activations(layer), values, 0, values.length);
      add(all, Tags.sparsity(layer), buckets.sparsity());
    });
    int start = 0;
    for (Parameter parameter : network.parameters()) {
      int end = start + parameter.size();
      distribution(all, parameter.name(), copy.parameters(), start, end);
      if (!parameter.role().statistic()) {
        distribution(all, Tags.gradients(parameter.name()), copy.gradients(), start, end);
      }
      start = end;
    }
    return all;
  }

  /**
   * The summaries of each tower: the activations of its examples. Variables and the mean of the gradients are shared.
   */
  List<Summary> towers(StepCopy copy, List<TowerStep> towers) {
    List<Summary> all = new ArrayList<>();
    int examples = towers.stream().mapToInt(TowerStep::examples).sum();
    int first = 0;
    for (TowerStep tower : towers) {
      int begin = first;
      copy.activations().forEach((layer, values) -> {
        int size = values.length / examples;
        distribution(all, Tags.ofTower(tower.tower(), Tags.activations(layer)), values, begin * size,
            (begin + tower.examples()) * size);
        add(all, Tags.ofTower(tower.tower(), Tags.sparsity(layer)), buckets.sparsity());
      });
      first += tower.examples();
    }
    return all;
  }

  private static void loss(List<Summary> all, String tag, double now, double average) {
    add(all, tag, average);
    add(all, Tags.raw(tag), now);
  }

  private static void add(List<Summary> all, String tag, double value) {
    all.add(new Summary.Scalar(tag, (float) value));
  }

  private void distribution(List<Summary> all, String tag, float[] values, int from, int to) {
    buckets.clear();
    buckets.add(values, from, to);
    all.add(new Summary.Histogram(tag, buckets.distribution()));
  }

  /**
   * The images of whitened crops, {@code [n, side, side, 3]} row-major. As in TensorFlow zero is 128 and the value
   * farthest from it, in each image separately, is 255 or 1; if none is below zero, zero is 0 and the largest 255.
   */
  static List<Summary> pictures(float[] crops, int side) {
    List<Summary> all = new ArrayList<>();
    int values = side * side * ImageSet.CHANNELS;
    for (int i = 0; i < crops.length / values; i++) {
      all.add(new Summary.Picture(Tags.image(i), side, side, ImageSet.CHANNELS, png(crops, i * values, side)));
    }
    return all;
  }

  private static byte[] png(float[] crops, int from, int side) {
    float low = 0;
    float high = 0;
    for (int i = from; i < from + side * side * ImageSet.CHANNELS; i++) {
      low = Math.min(low, crops[i]);
      high = Math.max(high, crops[i]);
    }
    float middle = low < 0 ? 128 : 0;
    float most = Math.max(-low, high);
    float scale = most == 0 ? 0 : (255 - middle) / most;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < side * side; pixel++) {
      int rgb = 0;
      for (int channel = 0; channel < ImageSet.CHANNELS; channel++) {
        rgb = rgb << 8 | (int) (middle + scale * crops[from + pixel * ImageSet.CHANNELS + channel]);
      }
      image.setRGB(pixel % side, pixel / side, rgb);
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
  }
}
