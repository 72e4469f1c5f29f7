package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import convscope.RealCifar10;
import convscope.data.CifarBinary;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import convscope.training.TrainedModel;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime, given our files and plain pixels, says what our own engine says. */
class OnnxRuntimeTest {
  private static final int BATCH = 250;
  private static final double AGREEMENT = 1e-4;

  @TempDir
  private Path folder;

  static Stream<Network> networks() {
    return Stream.of(Networks.TUTORIAL, Networks.LOCALLY_CONNECTED, Networks.ODD, Networks.WHOLE_IMAGES,
        Networks.AVERAGES, Networks.ACTIVATIONS, Networks.WITH_GELU, Networks.PADDINGS, Networks.MEAN_OF_ALL,
        Networks.MAXIMUM_OF_ALL, Networks.BATCHES);
  }

  private Path export(String source) {
    Path target = folder.resolve("network.onnx");
    new Exporter().export(new ExportOrder(source, ExportFormat.ONNX, false, target, false), progress -> { });
    return target;
  }

  private interface Look {
    void at(OrtEnvironment environment, OrtSession session) throws OrtException;
  }

  private static void open(Path file, Look look) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      look.at(environment, session);
    }
  }

  /** The pixels of images {@code from} to {@code to}, row by row, red green blue. */
  private static ByteBuffer pixels(ImageSet images, int from, int to) {
    ByteBuffer pixels = ByteBuffer.allocateDirect((to - from) * ImageSet.PIXELS);
    byte[] planes = new byte[ImageSet.PIXELS];
    for (int i = from; i < to; i++) {
      images.copyPixels(i, planes, 0);
      for (int p = 0; p < ImageSet.PIXELS; p++) {
        pixels.put(planes[p % 3 * 1_024 + p / 3]);
      }
    }
    return pixels.flip();
  }

  private static float[][] probabilities(OrtEnvironment environment, OrtSession session, ImageSet images, int from,
      int to) throws OrtException {
    long[] shape = {to - from, 32, 32, 3};
    try (OnnxTensor given = OnnxTensor.createTensor(environment, pixels(images, from, to), shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("images", given))) {
      return (float[][]) result.get("probabilities").orElseThrow().getValue();
    }
  }

  private static void agree(Path file, ImageSet images, double[][] ours) throws OrtException {
    open(file, (environment, session) -> {
      double worst = 0;
      int otherTops = 0;
      for (int from = 0; from < ours.length; from += BATCH) {
        float[][] theirs = probabilities(environment, session, images, from, Math.min(from + BATCH, ours.length));
        for (int i = 0; i < theirs.length; i++) {
          int ourTop = 0;
          int theirTop = 0;
          for (int c = 0; c < ours[from + i].length; c++) {
            worst = Math.max(worst, Math.abs(theirs[i][c] - ours[from + i][c]));
            ourTop = ours[from + i][c] > ours[from + i][ourTop] ? c : ourTop;
            theirTop = theirs[i][c] > theirs[i][theirTop] ? c : theirTop;
          }
          otherTops += ourTop == theirTop ? 0 : 1;
        }
      }
      System.out.printf("ONNX Runtime: %d images, largest difference of a probability %.2g, other top classes %d%n",
          ours.length, worst, otherTops);
      assertThat(worst).isLessThan(AGREEMENT);
      assertThat(otherTops).isZero();
    });
  }

  @ParameterizedTest
  @MethodSource("networks")
  void onnxPredictionsMatchOnTheSample(Network network) throws OrtException {
    Map<String, float[]> values = Networks.parameters(network, 3);
    ImageSet images = SampleScenes.dataset(1, 10, 300).test();
    agree(export(Networks.file(folder, network, values).toString()), images,
        Networks.probabilities(network, values, images, 300));
  }

  @Test
  @Tag("long")
  void onnxPredictionsOfTheBuiltInNetworkMatchOnAllTestImages() throws OrtException {
    ImageSet images = CifarBinary.read(RealCifar10.folder(OnnxRuntimeTest.class), "cifar10").test();
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    agree(export(TrainedModel.BUILT_IN), images,
        Networks.probabilities(model.network(), model.averages(), images, images.size()));
  }

  @Test
  @Tag("long")
  void onnxPredictionsWithLocallyConnectedLayersMatchOnAllTestImages() throws OrtException {
    ImageSet images = CifarBinary.read(RealCifar10.folder(OnnxRuntimeTest.class), "cifar10").test();
    Map<String, float[]> values = Networks.parameters(Networks.LOCALLY_CONNECTED, 5);
    agree(export(Networks.file(folder, Networks.LOCALLY_CONNECTED, values).toString()), images,
        Networks.probabilities(Networks.LOCALLY_CONNECTED, values, images, images.size()));
  }

  @Test
  void aConstantImageDoesNotDivideByZero() throws OrtException {
    ImageSet grey = new ImageSet() {
      @Override
      public int size() {
        return 1;
      }

      @Override
      public int label(int index) {
        return 0;
      }

      @Override
      public void copyPixels(int index, byte[] into, int offset) {
        Arrays.fill(into, offset, offset + PIXELS, (byte) 200);
      }
    };
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    agree(export(TrainedModel.BUILT_IN), grey, Networks.probabilities(model.network(), model.averages(), grey, 1));
  }

  @Test
  void metadataDescribesInputsOutputsAndClassNames() throws OrtException {
    open(export(TrainedModel.BUILT_IN), (environment, session) -> {
      NodeInfo images = session.getInputInfo().get("images");
      TensorInfo info = (TensorInfo) images.getInfo();
      assertThat(info.type).isEqualTo(OnnxJavaType.UINT8);
      assertThat(info.getShape()).containsExactly(-1, 32, 32, 3);
      assertThat(session.getOutputInfo()).containsOnlyKeys("logits", "probabilities");
      assertThat(session.getMetadata().getProducerName()).isEqualTo("ConvScope");
      assertThat(session.getMetadata().getCustomMetadata().get("class_names"))
          .startsWith("[\"airplane\",\"automobile\"");
      assertThat(session.getMetadata().getCustomMetadata().get("step")).isEqualTo("40000");
    });
  }

  @Test
  void aNetworkWithAnotherInputSizeIsRejected() {
    Network wide = new Network("wide", new Shape(28, 28, 3),
        List.of(new Dense("d", 10, Activation.NONE, new Weights(1, 0, 0))));
    Path file = Networks.file(folder, wide, Networks.parameters(wide, 1));
    assertThatThrownBy(() -> export(file.toString())).isInstanceOf(Problem.class)
        .hasMessageContaining("takes images of 28×28×3, not 24×24×3 or 32×32×3");
    assertThat(folder.resolve("network.onnx")).doesNotExist();
  }
}
