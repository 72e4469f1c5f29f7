package convscope.cli;

import convscope.engine.Device;
import convscope.engine.DeviceIds;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.training.ChosenDevices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of our engines in a separate process, for a {@link ServedContestant}. */
final class BenchServer {
  private BenchServer() {}

  /** Whether there is a Java to start: the app image has none that could be started with other arguments. */
  static boolean canStart() {
    return Files.exists(java()) || Files.exists(java().resolveSibling("java.exe"));
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Starts one that computes {@code network} as {@code engine} does.
   *
   * @param name its name in the figures
   * @param steps of a turn
   */
  static Contestant start(String name, Engine engine, Network network, int batch, int steps) {
    List<Device> devices = engine.towers().stream().map(Engine::device).distinct().toList();
    try {
      Path file = Files.createTempFile("convscope-bench", ".json");
      SafeFile.writeText(file, NetworkJson.toText(network));
      file.toFile().deleteOnExit();
      List<String> command = new ArrayList<>();
      command.add(java().toString());
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchServer.class.getName(), name,
          DeviceIds.write(devices), engine.variant(), Integer.toString(engine.threads() / engine.towers().size()),
          file.toString(), Integer.toString(batch), Integer.toString(steps)));
      return new ServedContestant(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start(), name, null);
    } catch (IOException failed) {
      throw Problem.because(failed, BenchServer.class, "bench.server", FailureReason.of(failed));
    }
  }

  /** The process: name, devices, variant, threads of each, the network's file, batch size, steps of a turn. */
  public static void main(String[] arguments) throws IOException {
    Network network = NetworkJson.read(Path.of(arguments[4]));
    Engines engines = Engines.installed();
    List<Device> devices = DeviceIds.read(arguments[1]).stream().map(id -> device(engines, id)).toList();
    Engine engine = new ChosenDevices(devices, Integer.parseInt(arguments[3]), arguments[2]).open(engines);
    try (OwnContestant contestant =
        new OwnContestant(arguments[0], engine, network, Integer.parseInt(arguments[5]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      contestant.warmUp(Integer.parseInt(arguments[6]));
      System.out.println(ServedContestant.READY + contestant.name());
      for (String line = questions.readLine(); line != null && !line.equals("quit"); line = questions.readLine()) {
        String[] question = line.split(" ");
        int steps = Integer.parseInt(question[1]);
        System.out.println(ServedContestant.ANSWER
            + (question[0].equals("train") ? contestant.train(steps) : contestant.infer(steps)));
      }
    }
    System.exit(0);
  }

  private static Device device(Engines engines, String id) {
    Device usual = engines.usual();
    return usual.id().equals(id) ? usual
        : engines.devices().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }
}
