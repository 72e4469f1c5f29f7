package convscope.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The description of a run, sufficient to reproduce it.
 *
 * @param format the version of this description
 * @param created when the run started, in ISO 8601
 * @param network the network, as {@link convscope.model.NetworkJson} writes it
 * @param versions of the program and of every library that the numbers depend on
 * @param machine the machine it ran on
 * @param arithmetic the kernel of each layer, by the layer's name; empty if not recorded
 * @param parents the run whose checkpoint this one continues, then that run's own parent, and so on; empty for a run
 *     that started from initial values
 * @param starts the network whose values the run started from; empty if it started at random
 */
public record Manifest(int format, String created, JsonNode network, Data data, Settings settings,
    Map<String, String> versions, Map<String, String> machine, Map<String, String> arithmetic, List<Parent> parents,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Start> starts) {
  /** The version written now. */
  public static final int FORMAT = 1;

  private static final String ARITHMETIC = "arithmetic";
  private static final String PARENTS = "parents";
  private static final String STARTS = "starts";
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /**
   * The training data.
   *
   * @param source as requested: {@code sample}, {@code cifar10} or a folder
   * @param checksum SHA-256 of all its records
   * @param options the options it was opened with that differ from the defaults ({@code data.OpeningOptions})
   */
  public record Data(String name, String source, String checksum, int train, int test, List<String> classNames,
      Map<String, String> options) {
    public Data {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Opened with the default options. */
    public Data(String name, String source, String checksum, int train, int test, List<String> classNames) {
      this(name, source, checksum, train, test, classNames, Map.of());
    }
  }

  /**
   * The run from which another was started.
   *
   * @param run the name of its folder at that time
   * @param step the number of steps that it had made at the checkpoint from which the other continues
   */
  public record Parent(String run, long step) {}

  /**
   * The network that a run started from.
   *
   * @param network as it was named then: {@code built-in}, a run's folder or a checkpoint
   * @param step the number of steps it had been trained for
   * @param layers the names of the layers that were taken over
   */
  public record Start(String network, long step, List<String> layers) {
    public Start {
      layers = List.copyOf(layers);
    }
  }

  /**
   * The settings of training: a value, in its range, for every {@link Setting}. Immutable.
   *
   * @param values as their ranges convert them
   */
  @JsonDeserialize(using = SettingsReader.class)
  public record Settings(Map<Setting, Object> values) {
    /**
     * @throws Problem with the valid range, if a value is outside it
     */
    public Settings {
      EnumMap<Setting, Object> all = new EnumMap<>(Setting.class);
      for (Setting setting : Setting.values()) {
        all.put(setting, setting.require(values.getOrDefault(setting, setting.standard())));
      }
      values = Collections.unmodifiableMap(all);
    }

    /** Settings without summaries; everything not given is as in the tutorial. */
    public Settings(int batch, long steps, double rate, double rateFactor, long stepsPerRate, long seed, int threads,
        int prefetch, boolean distort, double averageDecay, int logEvery, int checkpointEvery, int evaluateEvery) {
      this(Map.ofEntries(Map.entry(Setting.BATCH, batch), Map.entry(Setting.STEPS, steps),
          Map.entry(Setting.RATE, rate),
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
     * @throws Problem with the valid range, if it is outside it
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

    /** The value of {@code setting}, as its range converts it. */
    public Object get(Setting setting) {
      return Objects.requireNonNull(values.get(setting), "Every setting has a value");
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

    /** Examples per step of each tower. */
    public int batch() {
      return (int) whole(Setting.BATCH);
    }

    /** The number of towers. */
    public int towers() {
      return (int) whole(Setting.TOWERS);
    }

    /** Examples per step of all towers. */
    public int examplesPerStep() {
      return batch() * towers();
    }

    /** The number of steps of the whole run. */
    public long steps() {
      return whole(Setting.STEPS);
    }

    /** The learning rate: the highest, if the schedule changes it. */
    public double rate() {
      return decimal(Setting.RATE);
    }

    /** The seed of all random numbers. */
    public long seed() {
      return whole(Setting.SEED);
    }

    /** Threads of a step. */
    public int threads() {
      return (int) whole(Setting.THREADS);
    }

    /** Data-loading (prefetch) threads. */
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

    /** Steps between summaries with histograms and images; 0 for no summaries. */
    public int summariesEvery() {
      return (int) whole(Setting.SUMMARIES_EVERY);
    }

    /** The number of latest checkpoints kept besides the best; 0 for all. */
    public int keep() {
      return (int) whole(Setting.KEEP);
    }

    /** By the settings' keys, in the order of the table, as in a manifest. */
    @JsonValue
    Map<String, Object> byKey() {
      Map<String, Object> byKey = new LinkedHashMap<>();
      values.forEach((setting, value) -> byKey.put(setting.key(), value));
      return byKey;
    }
  }

  /** A manifest without the kernels of the layers. */
  public Manifest(int format, String created, JsonNode network, Data data, Settings settings,
      Map<String, String> versions, Map<String, String> machine) {
    this(format, created, network, data, settings, versions, machine, Map.of());
  }

  /** A manifest of a run that does not start from the values of another network. */
  public Manifest(int format, String created, JsonNode network, Data data, Settings settings,
      Map<String, String> versions, Map<String, String> machine, Map<String, String> arithmetic, List<Parent> parents) {
    this(format, created, network, data, settings, versions, machine, arithmetic, parents, List.of());
  }

  /** A manifest of a run that starts from initial values. */
  public Manifest(int format, String created, JsonNode network, Data data, Settings settings,
      Map<String, String> versions, Map<String, String> machine, Map<String, String> arithmetic) {
    this(format, created, network, data, settings, versions, machine, arithmetic, List.of());
  }

  /** The same run with other settings. */
  public Manifest with(Settings changed) {
    return new Manifest(format, created, network, data, changed, versions, machine, arithmetic, parents, starts);
  }

  /** The same run, started from the values of another network. */
  public Manifest with(Start start) {
    return new Manifest(format, created, network, data, settings, versions, machine, arithmetic, parents,
        List.of(start));
  }

  /**
   * The manifest of a new run, started at {@code time}, that continues this one, whose folder is called {@code name},
   * from its checkpoint of {@code step}.
   */
  public Manifest branch(String name, long step, String time) {
    List<Parent> line = new ArrayList<>(List.of(new Parent(name, step)));
    line.addAll(parents);
    return new Manifest(format, time, network, data, settings, versions, machine, arithmetic, List.copyOf(line),
        starts);
  }

  /** The run that this one continues; empty if it started from initial values. */
  public Optional<Parent> parent() {
    return parents.stream().findFirst();
  }

  /** The network whose values it started from; empty if it started at random. */
  public Optional<Start> start() {
    return starts.stream().findFirst();
  }

  static Manifest read(Path file) {
    try {
      return of(TextFile.read(file), file);
    } catch (NoSuchFileException missing) {
      throw Problem.because(missing, Manifest.class, "manifest.missing", String.valueOf(file.getParent()),
          file.getFileName().toString());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  /**
   * The manifest in {@code json}.
   *
   * @param file its name in error messages
   * @throws Problem if it is not one
   */
  public static Manifest of(String json, Path file) {
    try {
      if (!(MAPPER.readTree(json) instanceof ObjectNode tree)) {
        throw Problem.of(Manifest.class, "manifest.noObject", file.toString());
      }
      // A run from before the kernels were recorded.
      tree.putIfAbsent(ARITHMETIC, MAPPER.createObjectNode());
      // A run from before runs could have parents.
      tree.putIfAbsent(PARENTS, MAPPER.createArrayNode());
      tree.putIfAbsent(STARTS, MAPPER.createArrayNode());
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
    }
  }

  /** The cause: for a setting our sentence, else the parser's message without its notes on the source. */
  private static Object what(JsonProcessingException wrong) {
    return wrong.getCause() instanceof Problem setting ? setting
        : wrong.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
  }

  /** Rejects values that no run can have, before anything divides by them. */
  private void check(Path file) {
    boolean possible = data.train() >= 1 && data.test() >= 0;
    if (!possible || !network.isObject() || data.classNames().contains(null)
        || data.options().containsValue(null) || versions.containsValue(null)
        || machine.containsValue(null) || arithmetic.containsValue(null) || parents.contains(null)
        || starts.contains(null)) {
      throw Problem.of(Manifest.class, "manifest.impossible", file.toString());
    }
  }

  void write(Path file) {
    SafeFile.writeText(file, json());
  }

  /** This as {@link #of} reads it. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
