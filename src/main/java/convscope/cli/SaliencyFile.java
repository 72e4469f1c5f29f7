package convscope.cli;

import convscope.data.EvaluationBatches;
import convscope.data.PictureSet;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.insight.Classification;
import convscope.insight.Saliency;
import convscope.insight.SeenPicture;
import convscope.model.Network;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The file requested by {@code --saliency}: the network input with the saliency as an overlay. */
record SaliencyFile(Path file) {
  /** The factor by which the network input is enlarged. */
  private static final int FACTOR = 16;

  /** Writes the gradient saliency of {@code answer} by {@code network} with {@code parameters}. */
  void write(Engine engine, Network network, Map<String, float[]> parameters, Classification answer) {
    PictureSet one = new PictureSet(List.of(answer.picture()));
    float[] image = new EvaluationBatches(one, 1, network.input().height()).next().images();
    try (InputGradients gradients = engine.inputGradients(network, 1)) {
      gradients.setParameters(parameters);
      Saliency saliency = Saliency.byGradient(gradients, network, image, answer.top().label());
      BufferedImage large = SeenPicture.with(saliency, SeenPicture.of(image, network.input())).enlarged(FACTOR);
      SafeFile.write(file, out -> {
        if (!ImageIO.write(large, "png", out)) {
          throw Problem.of(SaliencyFile.class, "png");
        }
      });
    }
  }
}
