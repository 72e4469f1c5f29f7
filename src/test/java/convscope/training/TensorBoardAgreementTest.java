package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.AnEngine;
import convscope.ChildProcess;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The event file of a run as TensorFlow's own record reader and protocol buffers read it. Needs {@code mvn -Ppeers};
 * TensorFlow runs as a program of its own, because its JavaCPP and ours are of two versions.
 */
class TensorBoardAgreementTest {
  @TempDir
  private Path folder;

  @Test
  void tensorFlowReadsEveryTagOfARunOf300StepsAndTheLossesOfItsLog() throws Exception {
    String peers = System.getProperty("convscope.peers");
    assumeTrue(peers != null, "TensorFlow is only there in the profile peers");
    RunFolder run = SampleRuns.create(folder.resolve("run"), new Manifest.Settings(SampleRuns.BATCH, 300,
        0.1, 0.1, 200, 3, 0, 4, true, 0.9999, 10, 1000, 100).with(Setting.SUMMARIES_EVERY, 100));
    SampleRuns.train(AnEngine.AUTO, run, told -> { });
    List<String[]> lines = ask(Path.of(peers), file(run));

    assertThat(lines.get(0)).containsExactly("version", "brain.Event:2");
    assertThat(lines.get(1)).containsExactly("session", "0", "START");
    Map<Long, Double> losses = new TreeMap<>();
    Map<String, Set<String>> tags = lines.stream().skip(2).collect(Collectors.groupingBy(line -> line[0],
        Collectors.mapping(line -> line[2], Collectors.toCollection(TreeSet::new))));
    for (String[] line : lines) {
      if (line[0].equals("scalar") && line[2].equals("total_loss")) {
        losses.put(Long.parseLong(line[1]), Double.parseDouble(line[3]));
      } else if (line[0].equals("histogram")) {
        assertThat(Double.parseDouble(line[4])).as(line[2]).isEqualTo(Double.parseDouble(line[3])).isPositive();
        assertThat(line[5]).as(line[2]).isEqualTo(line[6]);
      }
    }
    assertThat(losses).hasSize(30);
    for (MetricsRow row : run.metrics().rows()) {
      assertThat(losses.get(row.step())).isCloseTo(row.lossAverage(), within(1e-6));
    }
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    assertThat(tags.get("histogram")).hasSize(25)
        .containsAll(tutorial.parameters().stream().map(one -> one.name()).toList());
    assertThat(tags.get("scalar")).hasSize(23).contains("Precision @ 1", "learning_rate", "local3/weight_loss (raw)");
    assertThat(tags.get("image")).containsExactly("images/image/0", "images/image/1", "images/image/2");
    System.out.println("TENSORBOARD AGREEMENT: " + lines.size() + " values of " + tags.values().stream()
        .mapToInt(Set::size)
        .sum() + " tags read by TensorFlow");
  }

  private static Path file(RunFolder run) throws IOException {
    try (Stream<Path> inside = Files.list(run.path())) {
      return inside.filter(one -> one.getFileName().toString().startsWith("events.out.tfevents.")).findAny()
          .orElseThrow();
    }
  }

  private static List<String[]> ask(Path peers, Path events) throws IOException, InterruptedException {
    List<String> command = ChildProcess.java(peers.resolve("tensorflow") + "/*");
    command.addAll(List.of(peers.resolve("TensorFlowEvents.java").toString(), events.toString()));
    ChildProcess child =
        ChildProcess.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
    List<String[]> lines = child.said().lines().map(line -> line.split("\t")).toList();
    assertThat(child.exit()).isZero();
    return lines;
  }
}
