package convscope.lessons;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  static final String DIRECTIVES = "step";
  private static final Set<String> TEACHER = Set.of("for the teacher", "선생님께");
  private static final Set<String> QUESTION = Set.of("question", "질문");
  private static final Set<String> ANSWER = Set.of("answer", "답");
  /** What the headings of parts say, and their level. */
  static final Map<String, Integer> PARTS = Stream.of(TEACHER, QUESTION, ANSWER).flatMap(Set::stream)
      .collect(Collectors.toUnmodifiableMap(words -> words, words -> TEACHER.contains(words) ? STEP : PART));

  private final String file;
  private final int before;
  private final Blocks blocks;
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
    private final StepBlock block;

    Draft(String title, int line, StepBlock block) {
      this.title = title;
      this.line = line;
      this.block = block;
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
    blocks = new Blocks(before);
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
      target.addAll(blocks.of(node));
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
      Draft begun = new Draft(Blocks.plain(heading), line(heading), new StepBlock(file, usualView));
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
      steps.add(new LessonStep(step.title, step.block.setup(), step.block.checks(), step.text, step.question,
          step.answer));
    });
    draft = Optional.empty();
  }

  private void direct(FencedCodeBlock code) {
    Draft step = draft.orElseThrow(() -> Problem.of(LessonSections.class, "step.outside", file, line(code)));
    step.block.read(Line.of(code.getLiteral().stripTrailing(), line(code) + 1, file));
  }

  private static String words(Heading heading) {
    return Blocks.plain(heading).strip().toLowerCase(Locale.ROOT);
  }

  private int line(Node node) {
    return Blocks.line(node, before);
  }
}
