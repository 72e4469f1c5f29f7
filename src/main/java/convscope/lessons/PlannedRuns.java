package convscope.lessons;

import convscope.foundation.Problem;
import convscope.runs.Setting;
import convscope.training.ExperimentPlan;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines {@code set} and {@code compare} of one step: what the next run, or several runs, are to have. */
final class PlannedRuns {
  private static final String NETWORK = "network";
  private static final Pattern WITH_COLON = Pattern.compile("(\\w+)\\s*:\\s*(.*)");
  private static final Pattern STEPS = Pattern.compile("steps\\s*=\\s*(\\d{1,18})");
  /** What a comparison decides for all of its runs; the steps are a part of its own line. */
  private static final List<String> OF_COMPARISON =
      List.of(Setting.EVALUATE_EVERY.key(), Setting.CHECKPOINT_EVERY.key());

  private final String file;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<Setting, String> settings = new LinkedHashMap<>();
  private String preset = "";
  private Optional<ExperimentPlan> experiment = Optional.empty();

  PlannedRuns(String file) {
    this.file = file;
  }

  Map<Setting, String> settings() {
    return settings;
  }

  /** The network; empty if none is set. */
  String preset() {
    return preset;
  }

  Optional<ExperimentPlan> experiment() {
    return experiment;
  }

  /** Reads {@code rate = 0.1}. */
  void set(Line line) {
    Matcher colon = WITH_COLON.matcher(line.value());
    if (colon.matches()) {
      throw Problem.of(PlannedRuns.class, "set.colon", file, line.number(), colon.group(1), colon.group(2));
    }
    String[] parts = line.value().split("[=\\s]+", 2);
    String value = parts.length < 2 ? "" : parts[1].strip();
    if (value.indexOf('=') >= 0) {
      throw Problem.of(PlannedRuns.class, "set.several", file, line.number());
    }
    if (parts[0].equals(NETWORK)) {
      if (!Lesson.PRESETS.contains(value)) {
        throw Problem.of(PlannedRuns.class, "preset.unknown", file, line.number(), value,
            String.join(", ", Lesson.PRESETS));
      }
      preset = value;
    } else {
      settings.put(setting(parts[0], value, line), value);
    }
    Line before = lines.put(parts[0], line);
    if (before != null) {
      throw Problem.of(PlannedRuns.class, "set.twice", file, line.number(), parts[0], before.number());
    }
  }

  /** The setting called {@code name}, of which {@code value} must be one, written as a program writes it. */
  private Setting setting(String name, String value, Line line) {
    Setting setting = Setting.asked().stream().filter(one -> one.key().equals(name)).findFirst()
        .orElseThrow(() -> Problem.of(PlannedRuns.class, "set.unknown", file, line.number(), name,
            NETWORK + Setting.asked().stream().map(one -> ", " + one.key()).collect(Collectors.joining())));
    if (setting.range().read(value).isEmpty()) {
      throw setting.range().read(value.replace(',', '.')).or(() -> setting.range().read(value.replace(",", "")))
          .isPresent() ? Problem.of(PlannedRuns.class, "set.comma", file, line.number(), name, value)
          : Problem.of(PlannedRuns.class, "set.value", file, line.number(), name, value, setting.range().words());
    }
    return setting;
  }

  /** Reads {@code rate = 0.001, 0.1, 10; steps = 300}, where the steps may be left out. */
  void compare(Line line) {
    if (experiment.isPresent()) {
      throw Problem.of(PlannedRuns.class, "compare.twice", file, line.number());
    }
    String[] parts = line.value().split(";", 2);
    if (parts[0].indexOf('=') != parts[0].lastIndexOf('=')) {
      throw Problem.of(PlannedRuns.class, "compare.several", file, line.number());
    }
    long steps = ExperimentPlan.USUAL_STEPS;
    if (parts.length > 1) {
      Matcher said = STEPS.matcher(parts[1].strip());
      if (!said.matches()) {
        throw Problem.of(PlannedRuns.class, "compare.after", file, line.number(), parts[1].strip());
      }
      steps = Long.parseLong(said.group(1));
    }
    ExperimentPlan plan;
    try {
      plan = ExperimentPlan.of(parts[0].strip(), steps);
    } catch (Problem wrong) {
      throw Problem.because(wrong, PlannedRuns.class, "compare.wrong", file, line.number(), wrong);
    }
    String values = parts[0].substring(parts[0].indexOf('=') + 1);
    if (Arrays.stream(values.split(",")).filter(value -> !value.isBlank()).count() > plan.values().size()) {
      throw Problem.of(PlannedRuns.class, "compare.same", file, line.number(), values.strip());
    }
    experiment = Optional.of(plan);
  }

  /** @throws Problem if a setting contradicts what is to be compared */
  void requireNoContradiction() {
    experiment.ifPresent(plan -> lines.forEach((name, line) -> {
      if (name.equals(plan.varied().key())) {
        throw Problem.of(PlannedRuns.class, "compare.set", file, line.number(), name);
      }
      if (name.equals(Setting.STEPS.key())) {
        throw Problem.of(PlannedRuns.class, "compare.steps", file, line.number(), line.value());
      }
      if (OF_COMPARISON.contains(name)) {
        throw Problem.of(PlannedRuns.class, "compare.own", file, line.number(), name);
      }
    }));
  }

  /**
   * How many steps all runs have together, if at least so many are {@code started}; empty if the step does not say how
   * long they are.
   */
  OptionalDouble steps(double started) {
    if (experiment.isPresent()) {
      ExperimentPlan plan = experiment.get();
      return OptionalDouble.of(plan.steps() * Math.max(started, plan.values().size()));
    }
    String each = settings.get(Setting.STEPS);
    return each == null ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(each) * Math.max(started, 1));
  }
}
