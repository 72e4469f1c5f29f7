package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.RealCifar10;
import convscope.data.Batch;
import convscope.data.CifarBinary;
import convscope.data.Crop;
import convscope.data.Dataset;
import convscope.data.EvaluationBatches;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.foundation.Problem;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.pictures.Picture;
import convscope.pictures.PictureReader;
import convscope.training.TrainedModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureClassifierTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static Engine engine;
  private static Map<String, float[]> parameters;

  @TempDir
  private Path folder;

  @BeforeAll
  static void open() {
    engine = AnEngine.usual();
    parameters = InitialValues.of(TUTORIAL, 3);
    // As they are drawn, all classes are equally probable but for thousandths.
    float[] last = parameters.get("softmax_linear/weights");
    for (int i = 0; i < last.length; i++) {
      last[i] *= 200;
    }
  }

  /** Saves every image as PNG, reads it again, and holds what it is taken for against the evaluation's numbers. */
  private void assertClassifiesAsAnEvaluationDoes(ImageSet images, Network network, Map<String, float[]> parameters) {
    List<double[]> evaluated = evaluated(images, network, parameters);
    PictureReader reader = new PictureReader();
    List<Picture> pictures = IntStream.range(0, images.size()).parallel()
        .mapToObj(i -> reader.read(saved(image(images, i), i))).toList();
    try (PictureClassifier classifier = new PictureClassifier(engine, network, parameters, Dataset.CIFAR_CLASSES)) {
      List<Classification> answers = classifier.classify(pictures);
      assertThat(answers).hasSize(images.size());
      double worst = 0;
      for (int i = 0; i < images.size(); i++) {
        assertThat(answers.get(i).picture()).isSameAs(pictures.get(i));
        for (int label = 0; label < 10; label++) {
          worst = Math.max(worst, Math.abs(answers.get(i).probabilities()[label] - evaluated.get(i)[label]));
        }
        assertThat(worst).as("image %d", i).isLessThanOrEqualTo(1e-5);
      }
      System.out.printf("%d pictures: at most %.1e from the evaluation's probabilities%n", images.size(), worst);
      assertThat(answers.stream().map(answer -> answer.top().label()).distinct().count()).as("answers differ")
          .isGreaterThan(1);
      assertThat(classifier.classify(pictures.subList(7, 8)).get(0).probabilities())
          .containsExactly(evaluated.get(7), Offset.offset(1e-5));
    }
  }

  private static List<double[]> evaluated(ImageSet images, Network network, Map<String, float[]> parameters) {
    List<double[]> evaluated = new ArrayList<>();
    try (Classifier classifier = engine.classifier(network, 128)) {
      classifier.setParameters(parameters);
      EvaluationBatches batches = new EvaluationBatches(images, 128, Crop.SIZE);
      float[] logits = new float[128 * 10];
      while (batches.hasNext()) {
        Batch batch = batches.next();
        classifier.logits(batch.images(), batch.size(), logits);
        for (int i = 0; i < batch.size(); i++) {
          double[] probabilities = new double[10];
          SoftmaxCrossEntropy.softmax(logits, i * 10, probabilities);
          evaluated.add(probabilities);
        }
      }
    }
    return evaluated;
  }

  private Path saved(BufferedImage image, int number) {
    Path file = folder.resolve(number + ".png");
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return file;
  }

  private static BufferedImage image(ImageSet images, int index) {
    byte[] pixels = new byte[ImageSet.PIXELS];
    images.copyPixels(index, pixels, 0);
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1_024; i++) {
      image.setRGB(i % 32, i / 32,
          (pixels[i] & 0xFF) << 16 | (pixels[1_024 + i] & 0xFF) << 8 | pixels[2_048 + i] & 0xFF);
    }
    return image;
  }

  @Test
  void savedSampleImagesArePredictedAsInAnEvaluation() {
    assertClassifiesAsAnEvaluationDoes(SampleScenes.dataset(1, 10, 150).test(), TUTORIAL, parameters);
  }

  @Test
  @Tag("long")
  void all10000SavedTestImagesArePredictedAsInAnEvaluation() {
    ImageSet images = CifarBinary.read(RealCifar10.folder(PictureClassifierTest.class), "cifar10").test();
    TrainedModel trained = TrainedModel.open(TrainedModel.BUILT_IN);
    assertThat(images.size()).isEqualTo(10_000);
    assertClassifiesAsAnEvaluationDoes(images, trained.network(), trained.averages());
  }

  @Test
  void ranksClassesByProbabilityThenNumber() {
    Picture picture = new Picture("x", 1, 1, new byte[ImageSet.PIXELS]);
    Classification answer = new Classification(picture, new double[] {0.1, 0.4, 0.1, 0.4}, List.of("a", "b", "c", "d"));
    assertThat(answer.ranked()).extracting(Classification.Guess::className).containsExactly("b", "d", "a", "c");
    assertThat(answer.top()).isEqualTo(new Classification.Guess(1, "b", 0.4));
  }

  @Test
  void rejectsANetworkWithAnotherInputSize() {
    Network other = new Network("wide", new Shape(28, 28, 3), TUTORIAL.layers());
    assertThatThrownBy(() -> new PictureClassifier(engine, other, Map.of(), Dataset.CIFAR_CLASSES))
        .isInstanceOf(Problem.class).hasMessageContaining("wide takes images of 28×28×3");
  }
}
