package convscope.lessons;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the blocks named {@code step} of one step tell the program, as far as they have been read. */
final class StepBlock {
  private static final String VIEW = "view";
  private static final String NETWORK = "network";
  private static final String MARK = "mark";
  /** What a step can open within a view, and the view. */
  private static final Map<String, String> PARTS =
      Map.of("layer", Lesson.INSPECT, "page", Lesson.EVALUATE, "saliency", Lesson.CLASSIFY);
  private static final List<String> NETWORKS = List.of(Lesson.BUILT_IN_NETWORK, Lesson.CURRENT_RUN);

  private final String file;
  private final String usualView;
  private final Map<String, Line> once = new HashMap<>();
  private final Map<Check, Line> checks = new LinkedHashMap<>();
  private final PlannedRuns runs;

  /**
   * An empty one in {@code file}.
   *
   * @param usualView where it takes place if it does not say so; empty for any
   */
  StepBlock(String file, String usualView) {
    this.file = file;
    this.usualView = usualView;
    runs = new PlannedRuns(file);
  }

  /** Reads {@code lines}. */
  void read(List<Line> lines) {
    for (Line line : lines) {
      switch (line.key()) {
        case VIEW -> requireView(line, file);
        case NETWORK -> requireAmong(NETWORKS, line, "network.unknown");
        case "layer" -> { }
        case "page" -> requireAmong(Lesson.PAGES, line, "page.unknown");
        case "saliency" -> requireAmong(List.of(Lesson.NO_SALIENCY), line, "saliency.unknown");
        case MARK -> controls(line.value()).forEach(id -> ControlIds.require(id, line, file));
        case "check" -> checks.put(CheckReader.read(line, file), line);
        case "set" -> runs.set(line);
        case "compare" -> runs.compare(line);
        default -> throw Problem.of(StepBlock.class, "step.key", file, line.number(), line.key());
      }
      if (!List.of("check", "set", "compare").contains(line.key()) && once.put(line.key(), line) != null) {
        throw Problem.of(StepBlock.class, "line.twice", file, line.number(), line.key());
      }
    }
  }

  private static List<String> controls(String mark) {
    return mark.isEmpty() ? List.of() : List.of(mark.split("[\\s,]+"));
  }

  private String said(String key) {
    return once.containsKey(key) ? once.get(key).value() : "";
  }

  private String view() {
    return once.containsKey(VIEW) ? said(VIEW) : usualView;
  }

  private String part() {
    return PARTS.keySet().stream().map(this::said).filter(part -> !part.isEmpty()).findFirst().orElse("");
  }

  List<Check> checks() {
    return new ArrayList<>(checks.keySet());
  }

  /**
   * How the window is put in place.
   *
   * @throws Problem if some of the lines contradict each other
   */
  Setup setup() {
    runs.requireNoContradiction();
    PARTS.forEach((key, view) -> {
      if (once.containsKey(key) && !view().isEmpty() && !view().equals(view)) {
        throw Problem.of(StepBlock.class, "part.view", file, once.get(key).number(), key, view, view());
      }
    });
    checks.forEach((check, line) -> {
      if (isDoneByOpening(check)) {
        throw Problem.of(StepBlock.class, "check.done", file, line.number(), check.word());
      }
      requireEnoughSteps(check, line);
    });
    return new Setup(view(), said(NETWORK), part(), said(MARK), runs.preset(), runs.settings(), runs.experiment());
  }

  private boolean isDoneByOpening(Check check) {
    String put = switch (check.kind()) {
      case VIEW_OPENED -> view();
      case LAYER_OPENED, PAGE_OPENED -> part();
      case NETWORK_SELECTED -> said(NETWORK);
      default -> "";
    };
    return !put.isEmpty() && put.equals(check.word());
  }

  private void requireEnoughSteps(Check check, Line line) {
    if (check.kind() == CheckKind.RUN_STEPS) {
      double started = checks.keySet().stream().filter(one -> one.kind() == CheckKind.RUN_STARTED)
          .mapToDouble(Check::number).max().orElse(0);
      runs.steps(started).ifPresent(most -> {
        if (check.number() > most) {
          throw Problem.of(StepBlock.class, "check.steps", file, line.number(), check.number(), most);
        }
      });
    }
  }

  /** @param key of the message that names the file, the line, the word and those that it may be */
  private void requireAmong(List<String> words, Line line, String key) {
    if (!words.contains(line.value())) {
      throw Problem.of(StepBlock.class, key, file, line.number(), line.value(), String.join(", ", words));
    }
  }

  /** The view that {@code line} names. */
  static void requireView(Line line, String file) {
    if (!Lesson.VIEWS.contains(line.value())) {
      throw Problem.of(StepBlock.class, "view.unknown", file, line.number(), line.value(),
          String.join(", ", Lesson.VIEWS));
    }
  }

  /** Whether every line of {@code text} looks like one of such a block. */
  static boolean looksLike(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return !lines.isEmpty() && lines.stream()
        .allMatch(line -> line.matches("(view|network|layer|page|saliency|mark|set|compare|check):.*"));
  }
}
