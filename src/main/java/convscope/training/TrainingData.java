package convscope.training;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.runs.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Which data a network was trained on, as far as that is known: as the manifest of its run says. */
public final class TrainingData {
  private static final String RESOURCE = "/convscope/models/tutorial.json";

  private TrainingData() {}

  /** The data of the run among whose checkpoints {@code checkpoint} lies; empty if it lies among none. Reads files. */
  public static Optional<Manifest.Data> of(Path checkpoint) {
    return ClassNames.runAround(checkpoint).map(run -> run.manifest().data());
  }

  /** The data of the built-in network. Reads a file. */
  public static Optional<Manifest.Data> ofBuiltIn() {
    try (InputStream in = TrainingData.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty()
          : Optional.of(Manifest.of(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of(RESOURCE)).data());
    } catch (IOException unreadable) {
      throw Problem.because(unreadable, TrainedModel.class, "model.built.in", FailureReason.of(unreadable));
    }
  }
}
