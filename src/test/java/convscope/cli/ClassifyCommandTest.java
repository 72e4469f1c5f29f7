package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.data.Dataset;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyCommandTest {
  @TempDir
  private static Path home;
  private static Program program;
  private static String run;

  @TempDir
  private Path folder;

  @BeforeAll
  static void train() throws Exception {
    program = new Program(home);
    run = home.resolve("run").toString();
    assertThat(program.answer("train", "--data", "sample", "--steps", "5", "--batch", "8", "--run", run).exit())
        .isZero();
  }

  private Path picture(String name, int width, int height, int colour) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colour * (i % width) / width);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    return file;
  }

  private static List<JsonNode> objects(String lines) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      objects.add(new JsonMapper().readTree(line));
    }
    return objects;
  }

  @Test
  void printsAnAlignedTableInArgumentOrder() throws Exception {
    Path second = picture("photos/b.png", 40, 30, 0xFF);
    Path first = picture("photos/a/z.jpg", 64, 64, 0xFF0000);
    Path alone = picture("alone.bmp", 20, 20, 0xFF00);
    Files.writeString(folder.resolve("photos/notes.txt"), "no picture, and not called like one");
    Files.writeString(folder.resolve("photos/.hidden.png"), "");
    Program.Outcome outcome = program.run("classify", run, alone.toString(), folder + "/photos", "--top", "2");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(3).allMatch(line -> line.matches("[a-z]+ +\\d+\\.\\d%   [a-z]+ +\\d+\\.\\d%   /.*"));
    assertThat(lines.get(0)).endsWith(alone.toString());
    assertThat(lines.get(1)).endsWith(first.toString());
    assertThat(lines.get(2)).endsWith(second.toString());
    assertThat(lines.stream().map(line -> line.indexOf(folder.toString())).distinct()).hasSize(1);
  }

  @Test
  void unreadableFilesAreReportedAndTheRestIsClassified() throws Exception {
    Path good = picture("한글 good.png", 50, 40, 0xFFFFFF);
    Path bad = Files.writeString(folder.resolve("bad.png"), "nonsense");
    Path missing = folder.resolve("missing.png");
    Path bare = Files.createDirectory(folder.resolve("bare"));
    Program.Outcome outcome = program.answer("classify", run, bad.toString(), good.toString(), missing.toString(),
        bare.toString(), good.toString(), "--json");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(3)
        .contains(bad + " is not an image", "The file " + missing + " does not exist",
        "There are no images in " + bare);
    List<JsonNode> objects = objects(outcome.out());
    assertThat(objects).hasSize(5);
    assertThat(objects).extracting(one -> one.has("error")).containsExactly(true, false, true, true, false);
    assertThat(objects.get(0).path("file").asText()).isEqualTo(bad.toString());
    assertThat(objects.get(0).path("error").asText()).isEqualTo(outcome.err().lines().findFirst().orElseThrow());
    JsonNode answer = objects.get(1);
    assertThat(answer.path("file").asText()).isEqualTo(good.toString());
    assertThat(answer.path("width").asInt()).isEqualTo(50);
    assertThat(answer.path("height").asInt()).isEqualTo(40);
    assertThat(answer.path("probabilities")).hasSize(10);
    double sum = 0;
    double most = 0;
    for (String name : Dataset.CIFAR_CLASSES) {
      sum += answer.path("probabilities").path(name).asDouble();
      most = Math.max(most, answer.path("probabilities").path(name).asDouble());
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(answer.path("probabilities").path(answer.path("top").asText()).asDouble()).isEqualTo(most);
    assertThat(objects.get(4)).isEqualTo(answer);
  }

  @Test
  void pathsFromStandardInputAreClassifiedAsTheyArrive() throws Exception {
    Path one = picture("one.png", 32, 32, 0x808080);
    Path two = picture("two.gif", 9, 70, 0x80);
    List<String> said = program.talk(List.of(one.toString(), "", two.toString()), "classify",
        run + "/checkpoints/step-00000005.safetensors", "--stdin", "--raw", "--top", "1");
    assertThat(said).hasSize(2).satisfiesExactly(line -> assertThat(line).endsWith(one.toString()),
        line -> assertThat(line).endsWith(two.toString()));
  }

  @Test
  void manyImagesDoNotAccumulateInMemory() throws Exception {
    byte[] bytes = Files.readAllBytes(picture("first.png", 48, 48, 0x00FFFF));
    for (int i = 0; i < 1_000; i++) {
      Files.write(folder.resolve(String.format("%04d.png", i)), bytes);
    }
    Program.Outcome outcome = program.run("classify", run, folder.toString());
    assertThat(outcome.exit()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(1_001);
    for (int i = 0; i < 1_000; i++) {
      assertThat(lines.get(i)).endsWith(String.format("%04d.png", i));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "classify|2|Missing: MODEL",
      "classify x|2|No images given: give files or folders, or --stdin",
      "classify x y --top 0|2|--top must be at least 1",
      "classify x y z --saliency a.png|2|--saliency is for one image: give a single IMAGE",
      "classify /nowhere.safetensors y|1|The file /nowhere.safetensors"})
  void usageErrorsAreExplained(String arguments, int exit, String why) throws Exception {
    Program.Outcome outcome = program.answer(arguments.split(" "));
    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.err()).contains(why);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void theBuiltInModelClassifiesAnImageAndWritesASaliencyMap() throws Exception {
    Path drawn = folder.resolve("looked.png");
    Program.Outcome outcome = program.answer("classify", "built-in", picture("one.png", 32, 32, 0x808080).toString(),
        "--saliency", drawn.toString());
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).hasLineCount(1);
    BufferedImage looked = ImageIO.read(drawn.toFile());
    assertThat(looked.getWidth()).isEqualTo(24 * 16);
    Set<Integer> colours = new HashSet<>();
    for (int i = 0; i < 24 * 24; i++) {
      colours.add(looked.getRGB(i % 24 * 16, i / 24 * 16));
    }
    assertThat(colours).hasSizeGreaterThan(20);
  }

  @Test
  void helpHasExamples() throws Exception {
    assertThat(program.answer("classify", "--help").out())
        .contains("Usage: convscope classify", "Examples:", "--stdin");
  }
}
