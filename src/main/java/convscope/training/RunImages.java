package convscope.training;

import convscope.data.Dataset;
import convscope.runs.Manifest;

/** Whether images are those that a run was trained on: only then may it be resumed, and evaluations stored with it. */
public final class RunImages {
  private RunImages() {}

  /** Whether {@code images} are those of the run of {@code manifest}, pixel for pixel. Reads all of them once. */
  public static boolean are(Manifest manifest, Dataset images) {
    return manifest.data().checksum().equals(images.checksum());
  }
}
