package convscope.workbench.data;

import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.ImageSet;
import java.util.List;

/**
 * The preprocessing of one image, step by step. Immutable; any thread.
 *
 * @param stages one for each of {@link Stage.Step}, in their order
 * @param brightnessLeft the largest difference that adding the brightness makes to the standardized image
 */
record Pipeline(Crop crop, List<Stage> stages, double brightnessLeft) {
  private static final int PLANE = ImageSet.HEIGHT * ImageSet.WIDTH;

  /** The pipeline of an image in a record's order. */
  static Pipeline of(byte[] pixels, Crop crop) {
    CropSteps steps = CropSteps.of(pixels, crop);
    Crop unlit = new Crop(crop.top(), crop.left(), crop.side(), crop.flipped(), 0, crop.contrast());
    List<Stage> stages = List.of(Stage.of(Stage.Step.ORIGINAL, ImageSet.WIDTH, together(pixels)),
        stage(Stage.Step.CROPPED, crop, steps.cropped()), stage(Stage.Step.FLIPPED, crop, steps.flipped()),
        stage(Stage.Step.BRIGHTENED, crop, steps.brightened()), stage(Stage.Step.CONTRASTED, crop, steps.contrasted()),
        stage(Stage.Step.WHITENED, crop, steps.whitened()));
    return new Pipeline(crop, stages, difference(steps.whitened(), CropSteps.of(pixels, unlit).whitened()));
  }

  Stage stage(Stage.Step step) {
    return stages.get(step.ordinal());
  }

  private static Stage stage(Stage.Step step, Crop crop, float[] values) {
    return Stage.of(step, crop.side(), values);
  }

  /** Converts a record's planes to interleaved channels. */
  private static float[] together(byte[] pixels) {
    float[] values = new float[ImageSet.PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i % ImageSet.CHANNELS * PLANE + i / ImageSet.CHANNELS] & 0xFF;
    }
    return values;
  }

  private static double difference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
