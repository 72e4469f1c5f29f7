package convscope.training;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.nio.file.Path;

/**
 * What of images a run uses: whether they are those that it was trained on, for only then may it be resumed and
 * evaluations be stored with it; and which crops of the test images its evaluations have.
 */
public final class RunImages {
  private RunImages() {}

  /** Whether {@code images} are those of the run of {@code manifest}, pixel for pixel. Reads all of them once. */
  public static boolean are(Manifest manifest, Dataset images) {
    return manifest.data().checksum().equals(images.checksum());
  }

  /** Those of the run among whose checkpoints {@code checkpoint} lies; else the tutorial's. Reads files. */
  public static TestCrops crops(Path checkpoint) {
    return ClassNames.runAround(checkpoint).map(run -> crops(run.manifest().settings())).orElse(TestCrops.ONE);
  }

  /** The crops with which a run of {@code settings} is evaluated: all its evaluations have the same. */
  public static TestCrops crops(Manifest.Settings settings) {
    return TestCrops.of(settings.choice(Setting.TEST_CROPS));
  }
}
