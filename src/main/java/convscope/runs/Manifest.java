package convscope.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
   * @param options how it was opened, where that differs from the usual ({@code data.OpeningOptions})
   */
  public record Data(String name, String source, String checksum, int train, int test, List<String> classNames,
      Map<String, String> options) {
    public Data {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Opened as usual. */
    public Data(String name, String source, String checksum, int train, int test, List<String> classNames) {
      this(name, source, checksum, train, test, classNames, Map.of());
    }
  }

  /**
   * How the run learns: a value, in its range, for every {@link Setting}. Immutable.
   *
   * @param values as their ranges keep them
   */
  @JsonDeserialize(using = SettingsReader.class)
  public record Settings(Map<Setting, Object> values) {
    /**
     * @throws Problem with what would be right, if a value is outside its range
     */
    public Settings {
      EnumMap<Setting, Object> all = new EnumMap<>(Setting.class);
      for (Setting setting : Setting.values()) {
        all.put(setting, setting.require(values.getOrDefault(setting, setting.standard())));
      }
      values = Collections.unmodifiableMap(all);
    }

    /** One without summaries; whatever is not given is the tutorial's. */
    public Settings(int batch, long steps, double rate, double rateFactor, long stepsPerRate, long seed, int threads,
        int prefetch, boolean distort, double averageDecay, int logEvery, int checkpointEvery, int evaluateEvery) {
      this(Map.ofEntries(Map.entry(Setting.BATCH, batch), Map.entry(Setting.STEPS, steps), Map.entry(Setting.RATE, rate),
          Map.entry(Setting.RATE_FACTOR, rateFactor), Map.entry(Setting.STEPS_PER_RATE, stepsPerRate),
          Map.entry(Setting.SEED, seed), Map.entry(Setting.THREADS, threads), Map.entry(Setting.PREFETCH, prefetch),
          Map.entry(Setting.DISTORT, distort), Map.entry(Setting.AVERAGE_DECAY, averageDecay),
          Map.entry(Setting.LOG_EVERY, logEvery), Map.entry(Setting.CHECKPOINT_EVERY, checkpointEvery),
          Map.entry(Setting.EVALUATE_EVERY, evaluateEvery), Map.entry(Setting.SUMMARIES_EVERY, 0)));
    }

    /** All as in the tutorial. */
    public static Settings tutorial() {
      return new Settings(Map.of());
    }

    /**
     * The same with {@code value} for {@code setting}.
     *
     * @param value a number of any type, or the text of any value
     * @throws Problem with what would be right, if it is outside the range
     */
    public Settings with(Setting setting, Object value) {
      return with(Map.of(setting, value));
    }

    /** The same with all of {@code changes}, each as with {@link #with(Setting, Object)}. */
    public Settings with(Map<Setting, Object> changes) {
      Map<Setting, Object> changed = new EnumMap<>(values);
      changed.putAll(changes);
      return new Settings(changed);
    }

    /** The value of {@code setting}, as its range keeps it. */
    public Object get(Setting setting) {
      return values.get(setting);
    }

    /** The value of {@code setting}, a whole number. */
    public long whole(Setting setting) {
      return (Long) get(setting);
    }

    /** The value of {@code setting}, a decimal number. */
    public double decimal(Setting setting) {
      return (Double) get(setting);
    }

    /** The value of {@code setting}, a choice. */
    public String choice(Setting setting) {
      return (String) get(setting);
    }

    /** Examples a step, of each tower. */
    public int batch() {
      return (int) whole(Setting.BATCH);
    }

    /** How many towers make a step together. */
    public int towers() {
      return (int) whole(Setting.TOWERS);
    }

    /** Examples a step, of all towers together. */
    public int examplesPerStep() {
      return batch() * towers();
    }

    /** How many steps the run is to have in the end. */
    public long steps() {
      return whole(Setting.STEPS);
    }

    /** The learning rate at first. */
    public double rate() {
      return decimal(Setting.RATE);
    }

    /** Of everything that is drawn. */
    public long seed() {
      return whole(Setting.SEED);
    }

    /** Threads of a step. */
    public int threads() {
      return (int) whole(Setting.THREADS);
    }

    /** Threads that make batches ahead. */
    public int prefetch() {
      return (int) whole(Setting.PREFETCH);
    }

    /** Whether training images are distorted. */
    public boolean distort() {
      return (Boolean) get(Setting.DISTORT);
    }

    /** Steps between lines of metrics. */
    public int logEvery() {
      return (int) whole(Setting.LOG_EVERY);
    }

    /** Steps between checkpoints. */
    public int checkpointEvery() {
      return (int) whole(Setting.CHECKPOINT_EVERY);
    }

    /** Steps between evaluations on the test set; 0 for none. */
    public int evaluateEvery() {
      return (int) whole(Setting.EVALUATE_EVERY);
    }

    /** Steps between summaries with distributions and pictures; 0 for no summaries at all. */
    public int summariesEvery() {
      return (int) whole(Setting.SUMMARIES_EVERY);
    }

    /** How many checkpoints are kept, the newest, beside the best; 0 for all. */
    public int keep() {
      return (int) whole(Setting.KEEP);
    }

    /** By the keys of the settings, in the order of the table: as a manifest has them. */
    @JsonValue
    Map<String, Object> byKey() {
      Map<String, Object> byKey = new LinkedHashMap<>();
      values.forEach((setting, value) -> byKey.put(setting.key(), value));
      return byKey;
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
        throw Problem.of(Manifest.class, "manifest.noObject", file.toString());
      }
      // Runs from before it was recorded.
      tree.putIfAbsent(ARITHMETIC, MAPPER.createObjectNode());
      if (tree.get("data") instanceof ObjectNode data) {
        data.putIfAbsent("options", MAPPER.createObjectNode());
      }
      Manifest manifest = MAPPER.treeToValue(tree, Manifest.class);
      if (manifest.format() > FORMAT) {
        throw Problem.of(Manifest.class, "manifest.newer", file.toString());
      }
      manifest.check(file);
      return manifest;
    } catch (JsonProcessingException wrong) {
      throw Problem.because(wrong, Manifest.class, "manifest.invalid", file.toString(), what(wrong));
    } catch (NoSuchFileException missing) {
      throw Problem.because(missing, Manifest.class, "manifest.missing", String.valueOf(file.getParent()),
          file.getFileName().toString());
    } catch (IOException unreadable) {
      throw Problem.because(unreadable, Manifest.class, "unreadable", file.toString(),
          String.valueOf(unreadable.getMessage()));
    }
  }

  /** What is wrong: with a setting in our words, else in the parser's, without its notes on where it began to read. */
  private static Object what(JsonProcessingException wrong) {
    return wrong.getCause() instanceof Problem setting ? setting : wrong.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
  }

  /** Refuses what no run of ours can have, before somebody divides by it. */
  private void check(Path file) {
    boolean possible = data.train() >= 1 && data.test() >= 0;
    if (!possible || !network.isObject() || data.classNames().contains(null)
        || data.options().containsValue(null) || versions.containsValue(null)
        || machine.containsValue(null) || arithmetic.containsValue(null)) {
      throw Problem.of(Manifest.class, "manifest.impossible", file.toString());
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
