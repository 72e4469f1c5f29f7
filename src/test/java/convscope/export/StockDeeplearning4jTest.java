package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.ChildProcess;
import convscope.data.Crop;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.NetworkFormat;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.LocallyConnected;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import convscope.training.TrainedModel;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deeplearning4j as it comes, in a Java of its own that has none of our classes, restores our zip and agrees with us.
 */
@Tag("long")
class StockDeeplearning4jTest {
  private static final int COUNT = 40;
  private static final double AGREEMENT = 1e-4;
  private static final int PLANE = Crop.SIZE * Crop.SIZE;

  @TempDir
  private Path folder;

  static Stream<Network> networks() {
    return Stream.of(Networks.TUTORIAL, Networks.LOCALLY_CONNECTED, Networks.ODD, Networks.AVERAGES,
        Networks.ACTIVATIONS, Networks.PADDINGS, Networks.MEAN_OF_ALL, Networks.MAXIMUM_OF_ALL,
        Networks.BATCHES);
  }

  private Path export(Network network, Map<String, float[]> values) {
    Path target = folder.resolve("network.zip");
    new Exporter().export(new ExportOrder(
        Networks.file(folder, network, values).toString(), ExportFormat.DL4J, false, target, false), progress -> { });
    return target;
  }

  /** Writes the crops with the channels first, as Deeplearning4j has them unless told otherwise. */
  private Path crops(ImageSet images) throws IOException {
    float[] crops = Networks.crops(images, COUNT);
    Path file = folder.resolve("crops");
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < crops.length; i++) {
        int image = i / Crop.CENTRE.values();
        int channel = i % Crop.CENTRE.values() / PLANE;
        out.writeFloat(crops[image * Crop.CENTRE.values() + i % PLANE * 3 + channel]);
      }
    }
    return file;
  }

  private String restore(Path zip, Path crops, Path out) throws IOException, InterruptedException {
    List<String> command = ChildProcess.javaAlike(library -> library.endsWith(".jar"), "-Xmx1g",
        "-XX:TieredStopAtLevel=1");
    Path program = folder.resolve("Restore.java");
    Files.write(program, StockDeeplearning4jTest.class.getResourceAsStream("Restore.java").readAllBytes());
    command.addAll(List.of(program.toString(), zip.toString(), Integer.toString(COUNT), crops.toString(),
        out.toString()));
    ChildProcess child = ChildProcess.start(new ProcessBuilder(command).redirectErrorStream(true));
    String said = child.said();
    assertThat(child.exit()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void stockDeeplearning4jMatchesWithoutConvScopeClasses(Network network) throws IOException, InterruptedException {
    Map<String, float[]> values = Networks.parameters(network, 3);
    ImageSet images = SampleScenes.dataset(1, 10, COUNT).test();
    double[][] ours = Networks.probabilities(network, values, images, COUNT);
    Path out = folder.resolve("out");
    String said = restore(export(network, values), crops(images), out);
    assertThat(said).contains("ConvScope is not here");
    assertThat(said.lines().filter(line -> line.startsWith("layer ")))
        .hasSizeGreaterThanOrEqualTo(network.layers().size())
        .allSatisfy(line -> assertThat(line).startsWith("layer org.deeplearning4j.nn.conf.layers."));
    ByteBuffer theirs = ByteBuffer.wrap(Files.readAllBytes(out));
    double worst = 0;
    for (double[] one : ours) {
      for (double probability : one) {
        worst = Math.max(worst, Math.abs(theirs.getFloat() - probability));
      }
    }
    System.out.printf("Stock Deeplearning4j, %s: largest difference of a probability %.2g%n", network.name(), worst);
    assertThat(worst).isLessThan(AGREEMENT);
  }

  @Test
  void theZipContainsTheClassNames() throws Exception {
    Path zip = folder.resolve("built-in.zip");
    new Exporter()
        .export(new ExportOrder(TrainedModel.BUILT_IN, ExportFormat.DL4J, false, zip, false), progress -> { });
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      byte[] names = entries.getInputStream(entries.getEntry("class_names.json")).readAllBytes();
      assertThat(new JsonMapper().readValue(names, String[].class)).containsExactlyElementsOf(Dataset.CIFAR_CLASSES);
      assertThat(entries.getEntry("coefficients.bin")).isNotNull();
    }
  }

  @Test
  void rejectsLayersThatDeeplearning4jCannotExpress() {
    Network oblong = new Network("oblong", new Shape(24, 12, 3), List.of(
        new LocallyConnected("l", 3, 2, Activation.RELU, new Weights(1, 0, 0)),
        new Dense("d", 10, Activation.NONE, new Weights(1, 0, 0))));
    assertThatThrownBy(() -> NetworkFormat.named("dl4j").orElseThrow()
        .write(oblong, Networks.parameters(oblong, 1), Map.of(), OutputStream.nullOutputStream()))
        .isInstanceOf(Problem.class).hasMessageContaining("is not square");
    assertThatThrownBy(() -> NetworkFormat.named("dl4j").orElseThrow().write(Networks.WITH_GELU,
        Networks.parameters(Networks.WITH_GELU, 1), Map.of(), OutputStream.nullOutputStream()))
        .isInstanceOf(Problem.class).hasMessageContaining("approximations of GELU");
  }
}
