package convscope.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a run is: enough to do it again.
 *
 * @param format the version of this description
 * @param created when the run began, in ISO 8601
 * @param network the network, as {@link convscope.model.NetworkJson} writes it
 * @param versions of the program and of every library that the numbers depend on
 * @param machine what it ran on
 * @param arithmetic who did the arithmetic of each layer there, by the layer's name; empty where that was not recorded
 */
public record Manifest(int format, String created, JsonNode network, Data data, Settings settings,
    Map<String, String> versions, Map<String, String> machine, Map<String, String> arithmetic) {
  /** The version written now. */
  public static final int FORMAT = 1;

  private static final String ARITHMETIC = "arithmetic";
  private static final String EVALUATE_EVERY = "evaluateEvery";
  private static final String KEEP = "keep";
  private static final String SUMMARIES_EVERY = "summariesEvery";
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /**
   * The data learnt from.
   *
   * @param source as it was asked for: {@code sample}, {@code cifar10} or a folder
   * @param checksum SHA-256 of all its records
   */
  public record Data(String name, String source, String checksum, int train, int test, List<String> classNames) {}

  /**
   * How the run learns.
   *
   * @param batch examples a step
   * @param steps how many steps it is to have in the end
   * @param rate the learning rate at first
   * @param rateFactor what it is multiplied by after every {@code stepsPerRate} steps
   * @param seed of everything that is drawn
   * @param threads of one step's arithmetic
   * @param prefetch threads that make batches ahead
   * @param distort whether training images are distorted
   * @param averageDecay the most that the parameters' averages keep from step to step
   * @param logEvery steps between lines of metrics
   * @param checkpointEvery steps between checkpoints
   * @param evaluateEvery steps between evaluations on the test set; 0 for none
   * @param summariesEvery steps between summaries with distributions and pictures; 0 for no summaries at all
   * @param keep how many checkpoints are kept, the newest, beside the best; 0 for all
   */
  public record Settings(int batch, long steps, double rate, double rateFactor, long stepsPerRate, long seed,
      int threads, int prefetch, boolean distort, double averageDecay, int logEvery, int checkpointEvery,
      int evaluateEvery, int summariesEvery, int keep) {

    /** One without summaries, which keeps as many checkpoints as the tutorial, {@value Checkpoints#KEPT}. */
    public Settings(int batch, long steps, double rate, double rateFactor, long stepsPerRate, long seed, int threads,
        int prefetch, boolean distort, double averageDecay, int logEvery, int checkpointEvery, int evaluateEvery) {
      this(batch, steps, rate, rateFactor, stepsPerRate, seed, threads, prefetch, distort, averageDecay, logEvery,
          checkpointEvery, evaluateEvery, 0, Checkpoints.KEPT);
    }

    /** The same with other steps between summaries; 0 for none. */
    public Settings withSummariesEvery(int wanted) {
      return new Settings(batch, steps, rate, rateFactor, stepsPerRate, seed, threads, prefetch, distort, averageDecay,
          logEvery, checkpointEvery, evaluateEvery, wanted, keep);
    }

    /** The same with another number of steps to reach. */
    public Settings withSteps(long wanted) {
      return new Settings(batch, wanted, rate, rateFactor, stepsPerRate, seed, threads, prefetch, distort, averageDecay,
          logEvery, checkpointEvery, evaluateEvery, summariesEvery, keep);
    }

    /** The same with another learning rate at first. */
    Settings withRate(double wanted) {
      return new Settings(batch, steps, wanted, rateFactor, stepsPerRate, seed, threads, prefetch, distort, averageDecay,
          logEvery, checkpointEvery, evaluateEvery, summariesEvery, keep);
    }

    /** The same with other steps between lines of metrics, checkpoints and evaluations. */
    Settings withCadence(int logs, int checkpoints, int evaluations) {
      return new Settings(batch, steps, rate, rateFactor, stepsPerRate, seed, threads, prefetch, distort, averageDecay,
          logs, checkpoints, evaluations, summariesEvery, keep);
    }
  }

  /** One that does not say who did the arithmetic. */
  public Manifest(int format, String created, JsonNode network, Data data, Settings settings,
      Map<String, String> versions, Map<String, String> machine) {
    this(format, created, network, data, settings, versions, machine, Map.of());
  }

  /** The same run with other settings. */
  public Manifest with(Settings changed) {
    return new Manifest(format, created, network, data, changed, versions, machine, arithmetic);
  }

  static Manifest read(Path file) {
    try {
      if (!(MAPPER.readTree(TextFile.read(file)) instanceof ObjectNode tree)) {
        throw new Problem(file + " is not a run's manifest: it is no JSON object; mend it or choose another run.");
      }
      if (tree.get("settings") instanceof ObjectNode settings) {
        // Runs from before there were evaluations while training, summaries, or a choice of how many checkpoints to keep.
        settings.putIfAbsent(EVALUATE_EVERY, IntNode.valueOf(0));
        settings.putIfAbsent(SUMMARIES_EVERY, IntNode.valueOf(0));
        settings.putIfAbsent(KEEP, IntNode.valueOf(Checkpoints.KEPT));
      }
      // Runs from before it was recorded.
      tree.putIfAbsent(ARITHMETIC, MAPPER.createObjectNode());
      Manifest manifest = MAPPER.treeToValue(tree, Manifest.class);
      if (manifest.format() > FORMAT) {
        throw new Problem(file + " was written by a newer ConvScope: open it with that one.");
      }
      manifest.check(file);
      return manifest;
    } catch (JsonProcessingException wrong) {
      throw new Problem(file + " is not a run's manifest: " + what(wrong) + "; mend it or choose another run.", wrong);
    } catch (NoSuchFileException missing) {
      throw new Problem("There is no run in " + file.getParent() + ": give the folder of a run, which holds a "
          + file.getFileName() + ".", missing);
    } catch (IOException unreadable) {
      throw new Problem("Cannot read " + file + ": " + unreadable.getMessage() + "; check that you may read it.",
          unreadable);
    }
  }

  /** What is wrong, without the parser's own notes on where it began to read. */
  private static String what(JsonProcessingException wrong) {
    return wrong.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
  }

  /** Refuses what no run of ours can have, before somebody divides by it. */
  private void check(Path file) {
    boolean possible = settings.batch() >= 1 && settings.steps() >= 0 && settings.stepsPerRate() >= 1
        && settings.rate() >= 0 && Double.isFinite(settings.rate()) && Double.isFinite(settings.rateFactor())
        && settings.threads() >= 0 && settings.prefetch() >= 1 && settings.averageDecay() >= 0
        && settings.averageDecay() <= 1 && settings.logEvery() >= 1 && settings.checkpointEvery() >= 1
        && settings.evaluateEvery() >= 0 && settings.summariesEvery() >= 0 && settings.keep() >= 0
        && data.train() >= 1 && data.test() >= 0;
    if (!possible || !network.isObject() || data.classNames().contains(null) || versions.containsValue(null)
        || machine.containsValue(null) || arithmetic.containsValue(null)) {
      throw new Problem(file + " is not a run's manifest: it has values that no run can have; mend it or choose another"
          + " run.");
    }
  }

  void write(Path file) {
    try {
      SafeFile.writeText(file, MAPPER.writeValueAsString(this) + "\n");
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
