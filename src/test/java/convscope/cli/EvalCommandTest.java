package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.insight.Raster;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
  /** Images of each class in the folders of pictures. */
  private static final int EACH = 6;

  @TempDir
  private Path home;
  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(home);
  }

  private String train(String images) throws Exception {
    String run = home.resolve("run").toString();
    assertThat(program.answer("train", "--data", images, "--steps", "8", "--batch", "8", "--run", run).exit())
        .isZero();
    return run;
  }

  @Test
  void builtInResultsArePrintedAsJsonAndPredictionsWritten() throws Exception {
    Path table = home.resolve("p.csv");
    Program.Outcome outcome = program.run("eval", "built-in", "--data", "sample", "--json", "--csv", table.toString());
    assertThat(outcome.exit()).isZero();
    JsonNode all = JsonMapper.builder().build().readTree(outcome.out());
    assertThat(all.get("examples").asInt()).isEqualTo(1_000);
    assertThat(all.get("precision").asDouble()).isEqualTo(all.get("correct").asInt() / 1_000.0);
    assertThat(all.get("precision_at_k")).hasSize(5);
    int diagonal = 0;
    for (int c = 0; c < 10; c++) {
      diagonal += all.get("confusion").get(c).get(c).asInt();
    }
    assertThat(diagonal).isEqualTo(all.get("correct").asInt());
    assertThat(Files.readAllLines(table).stream().filter(line -> line.contains(",1,"))).hasSize(diagonal);
  }

  @Test
  void evaluatingARunInTrainingDoesNotModifyItsFolder() throws Exception {
    String run = train("sample");
    RunFolder folder = RunFolder.open(Path.of(run));
    RunLock training = folder.lock();
    Program.Outcome during = program.answer("eval", run, "--details", "--confusion");
    training.close();
    assertThat(during.exit()).isZero();
    assertThat(during.out()).contains("precision @ 1 = ", "precision @ 5 = ",
        "expected calibration error", "predicted as");
    assertThat(folder.evaluations().rows()).isEmpty();
    assertThat(folder.checkpoints().bestPrecision()).isEmpty();
    assertThat(program.answer("eval", run).exit()).isZero();
    assertThat(folder.evaluations().rows()).hasSize(1);
  }

  @Test
  void anEvaluationWithMappedClassesIsNotRecordedInTheRun() throws Exception {
    String run = train("sample");
    assertThat(program.answer("eval", run, "--classes", "cat=dog").out()).contains("precision @ 1 = ");
    assertThat(RunFolder.open(Path.of(run)).evaluations().rows()).isEmpty();
  }

  @Test
  void anEvaluationWithOtherCropsThanTheRunsIsNotRecordedInTheRun() throws Exception {
    String run = train("sample");
    RunFolder folder = RunFolder.open(Path.of(run));
    assertThat(json(program.answer("eval", run, "--test-crops", "2", "--json")).get("test_crops").asInt())
        .isEqualTo(2);
    assertThat(program.answer("eval", run, "--test-crops", "10", "--details").out())
        .contains("logits averaged over 10 crops of each image");
    assertThat(folder.evaluations().rows()).isEmpty();
    assertThat(program.answer("eval", run, "--test-crops", "1").exit()).isZero();
    assertThat(folder.evaluations().rows()).hasSize(1);
  }

  @Test
  void aRunAndItsCheckpointsAreEvaluatedWithTheCropsOfItsSettings() throws Exception {
    String run = home.resolve("run").toString();
    program.answer("train", "--data", "sample", "--steps", "2", "--batch", "8", "--test-crops", "2", "--run", run);
    RunFolder folder = RunFolder.open(Path.of(run));
    assertThat(json(program.answer("eval", run, "--json")).get("test_crops").asInt()).isEqualTo(2);
    assertThat(folder.evaluations().rows()).hasSize(1);
    String checkpoint = folder.checkpoints().latest().orElseThrow().toString();
    assertThat(json(program.answer("eval", checkpoint, "--data", "sample", "--json")).get("test_crops").asInt())
        .isEqualTo(2);
  }

  @Test
  void anotherNumberOfCropsIsAUsageError() throws Exception {
    Program.Outcome outcome = program.answer("eval", "built-in", "--data", "sample", "--test-crops", "3");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--test-crops cannot be 3: use one of 1, 2, 10");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followingARunEvaluatesEachCheckpointOnceUntilCtrlC() throws Exception {
    Path images = home.resolve("images");
    CifarBinary.write(SampleScenes.dataset(1, 60, 20), images);
    String run = train(images.toString());
    Program.Outcome followed = program.interruptAt(line -> line.contains("precision @ 1 = "), "eval", run,
        "--every", "1");
    assertThat(followed.exit()).isEqualTo(130);
    assertThat(followed.out().lines().filter(line -> line.contains("precision @ 1"))).hasSize(1);
    assertThat(followed.out()).doesNotContain("Exception");
  }

  /** The sample's test images as PNG files in a folder for each class, called as {@code names} say. */
  private String pictures(String folder, Map<String, String> names) throws Exception {
    Dataset sample = SampleScenes.dataset();
    Path place = home.resolve(folder);
    for (int i = 0; i < EACH * sample.classNames().size(); i++) {
      String name = sample.classNames().get(sample.test().label(i));
      for (String half : List.of("train", "test")) {
        Path to = Files.createDirectories(place.resolve(half).resolve(names.getOrDefault(name, name)));
        ImageIO.write(image(sample.test(), i), "png", to.resolve(String.format(Locale.ROOT, "%04d.png", i)).toFile());
      }
    }
    return place.toString();
  }

  private static BufferedImage image(ImageSet images, int index) {
    byte[] planes = new byte[ImageSet.PIXELS];
    images.copyPixels(index, planes, 0);
    BufferedImage image = new BufferedImage(ImageSet.WIDTH, ImageSet.HEIGHT, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, ImageSet.WIDTH, ImageSet.HEIGHT,
        Raster.ofPlanes(ImageSet.WIDTH, ImageSet.HEIGHT, planes).argb(), 0, ImageSet.WIDTH);
    return image;
  }

  private static JsonNode json(Program.Outcome outcome) throws Exception {
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return JsonMapper.builder().build().readTree(outcome.out());
  }

  @Test
  void differingClassNamesAreRejectedOrMappedOnRequest() throws Exception {
    String usual = pictures("usual", Map.of());
    String renamed = pictures("renamed", Map.of("airplane", "plane", "automobile", "car"));
    JsonNode expected = json(program.answer("eval", "built-in", "--data", usual, "--json"));
    assertThat(expected.get("examples").asInt()).isEqualTo(10 * EACH);
    Program.Outcome refused = program.answer("eval", "built-in", "--data", renamed);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("only the data have car, plane", "only the network has airplane, automobile", "--classes");
    Program.Outcome asked = program.answer("eval", "built-in", "--data", renamed, "--json", "--classes",
        "plane=airplane,car=automobile");
    assertThat(asked.err()).contains("car → automobile, plane → airplane");
    JsonNode found = json(asked);
    assertThat(found.get("classes_matched").asText()).isEqualTo("on_request");
    for (String figure : List.of("precision", "correct", "classes", "confusion", "precision_at_k")) {
      assertThat(found.get(figure)).as(figure).isEqualTo(expected.get(figure));
    }
  }

  @Test
  void reportsHowManyImagesAreEvaluatedAndWhy() throws Exception {
    assertThat(program.answer("eval", "built-in", "--data", "sample").err())
        .contains("Evaluated on the 1,000 test images of sample");
    String split = pictures("split", Map.of());
    assertThat(program.answer("eval", "built-in", "--data", split).err())
        .contains("Evaluated on 60 images of " + split, "test images in test");
    Program.Outcome plain = program.answer("eval", "built-in", "--data", split + "/train");
    assertThat(plain.err()).contains("Evaluated on 10 images of", "1 image in 6 of each class is kept for testing");
  }

  @Test
  void classesAreMatchedByNameAndMissingOnesReported() throws Exception {
    String usual = pictures("usual", Map.of());
    JsonNode expected = json(program.answer("eval", "built-in", "--data", usual, "--json"));
    // A capital comes before all small letters: the truck is the first class of these.
    Program.Outcome reordered =
        program.answer("eval", "built-in", "--data", pictures("upper", Map.of("truck", "Truck")), "--json");
    assertThat(reordered.err()).contains("Truck → truck");
    assertThat(json(reordered).get("confusion")).isEqualTo(expected.get("confusion"));
    for (String half : List.of("train", "test")) {
      for (String name : List.of("airplane", "deer")) {
        try (Stream<Path> files = Files.list(Path.of(usual, half, name))) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
      }
    }
    Program.Outcome fewer = program.answer("eval", "built-in", "--data", usual, "--json");
    assertThat(fewer.err()).contains("8 of the network's 10 classes");
    JsonNode found = json(fewer);
    assertThat(found.get("examples").asInt()).isEqualTo(8 * EACH);
    assertThat(found.get("confusion").get(9)).isEqualTo(expected.get("confusion").get(9));
  }

  @Test
  void aNetworkWithoutClassNamesIsMatchedByOrderWithARemark() throws Exception {
    Path nameless =
        Files.copy(Path.of("assets", "models", "tutorial.safetensors"), home.resolve("nameless.safetensors"));
    Program.Outcome outcome = program.answer("eval", nameless.toString(), "--data", "sample", "--json");
    assertThat(outcome.err()).contains("not known", "assumed");
    assertThat(json(outcome).get("classes_matched").asText()).isEqualTo("in_order");
    Program.Outcome other = program.answer("eval", nameless.toString(), "--data", two());
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("10 classes, whose names are not known, and the data have 2");
  }

  private String two() throws Exception {
    Dataset sample = SampleScenes.dataset(1, 20, 12);
    CifarBinary.write(new Dataset("two", "two", List.of("odd", "even"), halved(sample.train()), halved(sample.test())),
        home.resolve("two-classes"));
    return home.resolve("two-classes").toString();
  }

  private static ImageSet halved(ImageSet images) {
    return new ImageSet() {
      @Override
      public int size() {
        return images.size();
      }

      @Override
      public int label(int index) {
        return images.label(index) % 2;
      }

      @Override
      public void copyPixels(int index, byte[] into, int offset) {
        images.copyPixels(index, into, offset);
      }
    };
  }

  @Test
  void aMalformedClassPairIsAUsageError() throws Exception {
    Program.Outcome outcome = program.answer("eval", "built-in", "--data", "sample", "--classes", "plane");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--classes");
  }

  @Test
  void onlyRunsCanBeFollowed() throws Exception {
    Program.Outcome outcome = program.answer("eval", "built-in", "--every", "300");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--every works only with a run");
  }
}
