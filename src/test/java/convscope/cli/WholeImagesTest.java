package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.model.Activation;
import convscope.model.AveragePool;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Shape;
import convscope.model.Weights;
import convscope.training.TrainedModel;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that takes images of 32 × 32 pixels instead of the tutorial's crops, from the command line. */
class WholeImagesTest {
  @TempDir
  private Path home;
  @TempDir
  private Path folder;

  @Test
  void aNetworkOnWholeImagesTrainsResumesExactlyEvaluatesClassifiesAndExports() throws Exception {
    Program program = new Program(home);
    Path file = folder.resolve("whole.json");
    Weights weights = new Weights(0.1, 0.1, 0);
    Files.writeString(file, NetworkJson.toTree(new Network("whole", Network.WHOLE_IMAGE, List.of(
        new Convolution("conv", 5, 2, 16, Activation.RELU, weights), new AveragePool("pool", 4, 4),
        new Dense("dense", 10, Activation.NONE, new Weights(0.03, 0, 0))))).toString());
    String run = folder.resolve("run").toString();
    String other = folder.resolve("other").toString();
    for (String[] steps : new String[][] {{run, "40"}, {other, "20"}}) {
      assertThat(program.answer("train", "--data", "sample", "--model", file.toString(), "--batch", "32",
          "--translation", "3", "--test-crops", "10", "--rate", "0.05", "--steps", steps[1], "--run", steps[0]))
          .extracting(Program.Outcome::exit, Program.Outcome::err).containsExactly(0, "");
    }
    assertThat(program.answer("train", "--run", other, "--resume", "--steps", "40").exit()).isZero();
    Map<String, float[]> values = TrainedModel.open(run).parameters();
    TrainedModel.open(other).parameters()
        .forEach((name, resumed) -> assertThat(Arrays.equals(resumed, values.get(name))).as(name).isTrue());

    JsonNode evaluated = new JsonMapper().readTree(program.answer("eval", run, "--data", "sample", "--json").out());
    assertThat(evaluated.get("test_crops").asInt()).isEqualTo(10);
    assertThat(evaluated.get("precision").asDouble()).isGreaterThan(0.3);

    Path image = folder.resolve("image.png");
    ImageIO.write(new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB), "png",
        image.toFile());
    Path saliency = folder.resolve("saliency.png");
    assertThat(program.answer("classify", run, image.toString(), "--saliency", saliency.toString()))
        .extracting(Program.Outcome::exit, Program.Outcome::err).containsExactly(0, "");
    assertThat(ImageIO.read(saliency.toFile()).getWidth()).isEqualTo(32 * 16);
    assertThat(program.answer("export", run, "--to", "onnx", "--out", folder.resolve("w.onnx").toString()).exit())
        .isZero();
  }

  @Test
  void aNetworkOnOtherImagesIsRefusedWithBothSizes() throws Exception {
    Path file = folder.resolve("small.json");
    Files.writeString(file, NetworkJson.toTree(new Network("small", new Shape(28, 28, 3), List.of(
        new Dense("dense", 10, Activation.NONE, new Weights(0.03, 0, 0))))).toString());
    Program.Outcome refused = new Program(home).answer("train", "--data", "sample", "--model", file.toString());
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("28×28×3", "24×24×3", "32×32×3");
  }
}
