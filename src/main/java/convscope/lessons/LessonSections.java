package convscope.lessons;

import convscope.foundation.Problem;
import convscope.runs.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * Sorts the parts of a lesson's text: what precedes the first heading of level 2 is the introduction, each such heading
 * begins a step, or the teacher's page, which is last. Within a step, headings of level 3 that say so begin the
 * question and its answer.
 */
final class LessonSections {
  private static final int STEP = 2;
  private static final int PART = 3;
  private static final String DIRECTIVES = "step";
  private static final String PRESET = "network";
  private static final List<String> NETWORKS = List.of(Lesson.BUILT_IN_NETWORK, Lesson.CURRENT_RUN);
  private static final Set<String> TEACHER = Set.of("for the teacher", "선생님께");
  private static final Set<String> QUESTION = Set.of("question", "질문");
  private static final Set<String> ANSWER = Set.of("answer", "답");

  private final String file;
  private final int before;
  private final String usualView;
  private final List<LessonStep> steps = new ArrayList<>();
  private final List<Block> introduction = new ArrayList<>();
  private final List<Block> teacher = new ArrayList<>();
  private List<Block> target = introduction;
  private Optional<Draft> draft = Optional.empty();

  /** A step as far as it has been read. */
  private static final class Draft {
    private final String title;
    private final int line;
    private final List<Block> text = new ArrayList<>();
    private final List<Block> question = new ArrayList<>();
    private final List<Block> answer = new ArrayList<>();
    private final Map<Setting, String> settings = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private String view;
    private String network = "";
    private String part = "";
    private String mark = "";
    private String preset = "";

    Draft(String title, int line, String view) {
      this.title = title;
      this.line = line;
      this.view = view;
    }
  }

  /**
   * Sections of {@code file}.
   *
   * @param before the number of lines of the file before the text
   * @param usualView where steps take place that do not say so; empty for any
   */
  LessonSections(String file, int before, String usualView) {
    this.file = file;
    this.before = before;
    this.usualView = usualView;
  }

  List<Block> introduction() {
    return introduction;
  }

  List<Block> teacher() {
    return teacher;
  }

  /** Ends the last step, and returns all. */
  List<LessonStep> steps() {
    endStep();
    return steps;
  }

  /** Adds the next block of the text. */
  void add(Node node) {
    if (node instanceof Heading heading && heading.getLevel() <= STEP) {
      begin(heading);
    } else if (node instanceof Heading heading && heading.getLevel() == PART && draft.isPresent()
        && beginPart(draft.get(), words(heading))) {
      return;
    } else if (node instanceof FencedCodeBlock code && code.getInfo().strip().equals(DIRECTIVES)) {
      direct(code);
    } else {
      target.addAll(Blocks.of(node));
    }
  }

  private void begin(Heading heading) {
    if (!teacher.isEmpty() || target == teacher) {
      throw Problem.of(LessonSections.class, "teacher.last", file, line(heading));
    }
    if (heading.getLevel() < STEP) {
      throw Problem.of(LessonSections.class, "heading.title", file, line(heading));
    }
    endStep();
    if (TEACHER.contains(words(heading))) {
      target = teacher;
    } else {
      Draft begun = new Draft(Blocks.plain(heading), line(heading), usualView);
      draft = Optional.of(begun);
      target = begun.text;
    }
  }

  private boolean beginPart(Draft step, String words) {
    if (QUESTION.contains(words)) {
      target = step.question;
    } else if (ANSWER.contains(words)) {
      target = step.answer;
    } else {
      return false;
    }
    return true;
  }

  private void endStep() {
    draft.ifPresent(step -> {
      if (step.text.isEmpty()) {
        throw Problem.of(LessonSections.class, "step.empty", file, step.line, step.title);
      }
      if (step.question.isEmpty() != step.answer.isEmpty()) {
        throw Problem.of(LessonSections.class, step.answer.isEmpty() ? "answer.missing" : "question.missing", file,
            step.line, step.title);
      }
      Setup setup = new Setup(step.view, step.network, step.part, step.mark, step.preset, step.settings);
      steps.add(new LessonStep(step.title, setup, step.checks, step.text, step.question, step.answer));
    });
    draft = Optional.empty();
  }

  private void direct(FencedCodeBlock code) {
    Draft step = draft.orElseThrow(() -> Problem.of(LessonSections.class, "step.outside", file, line(code)));
    for (Line line : Line.of(code.getLiteral().stripTrailing(), line(code) + 1, file)) {
      switch (line.key()) {
        case "view" -> step.view = requireView(line, file);
        case "network" -> step.network = among(NETWORKS, line, line.value(), "network.unknown");
        case "layer" -> step.part = line.value();
        case "page" -> step.part = among(Lesson.PAGES, line, line.value(), "page.unknown");
        case "saliency" -> step.part = among(List.of(Lesson.NO_SALIENCY), line, line.value(), "saliency.unknown");
        case "mark" -> step.mark = line.value();
        case "check" -> step.checks.add(CheckReader.read(line, file));
        case "set" -> set(step, line);
        default -> throw Problem.of(LessonSections.class, "step.key", file, line.number(), line.key());
      }
    }
    if (step.checks.size() == 1 && isDoneByOpening(step, step.checks.get(0))) {
      throw Problem.of(LessonSections.class, "check.done", file, line(code), step.checks.get(0).word());
    }
  }

  private static boolean isDoneByOpening(Draft step, Check check) {
    String put = switch (check.kind()) {
      case VIEW_OPENED -> step.view;
      case LAYER_OPENED, PAGE_OPENED -> step.part;
      case NETWORK_SELECTED -> step.network;
      default -> "";
    };
    return !put.isEmpty() && put.equals(check.word());
  }

  private void set(Draft step, Line line) {
    String[] parts = line.value().split("[=\\s]+", 2);
    if (parts[0].equals(PRESET)) {
      step.preset = among(Lesson.PRESETS, line, parts.length < 2 ? "" : parts[1].strip(), "preset.unknown");
      return;
    }
    Setting setting = Setting.asked().stream().filter(one -> one.key().equals(parts[0])).findFirst()
        .orElseThrow(() -> Problem.of(LessonSections.class, "set.unknown", file, line.number(), parts[0],
            PRESET + Setting.asked().stream().map(one -> ", " + one.key()).collect(Collectors.joining())));
    if (parts.length < 2 || setting.range().typed(parts[1]).isEmpty()) {
      throw Problem.of(LessonSections.class, "set.value", file, line.number(), setting.key(),
          parts.length < 2 ? "" : parts[1], setting.range().words());
    }
    step.settings.put(setting, parts[1].strip());
  }

  /** @param key of the message that names the file, the line, the word and those that it may be */
  private String among(List<String> words, Line line, String word, String key) {
    if (!words.contains(word)) {
      throw Problem.of(LessonSections.class, key, file, line.number(), word, String.join(", ", words));
    }
    return word;
  }

  /** The view that {@code line} names. */
  static String requireView(Line line, String file) {
    if (!Lesson.VIEWS.contains(line.value())) {
      throw Problem.of(LessonSections.class, "view.unknown", file, line.number(), line.value(),
          String.join(", ", Lesson.VIEWS));
    }
    return line.value();
  }

  private static String words(Heading heading) {
    return Blocks.plain(heading).strip().toLowerCase(Locale.ROOT);
  }

  private int line(Node node) {
    return before + 1 + node.getSourceSpans().get(0).getLineIndex();
  }
}
