package convscope.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference for authors says what the reader accepts, and the ids in it are those of the window. */
class LessonReferenceTest {
  private static final Path README = Path.of("assets/lessons/README.md");
  private static final Path VIEWS = Path.of("src/main/resources/convscope/workbench");
  private static final Path CODE = Path.of("src/main/java/convscope/workbench");
  /** What no lesson can mark, since it is no node of the window's scene. */
  private static final Set<String> NO_NODES = Set.of("MenuItem", "TableColumn", "ToggleGroup");

  /** The text below the heading {@code title}, up to the next one of the same level. */
  private static String section(String title) throws IOException {
    String text = Files.readString(README);
    int begin = text.indexOf("\n## " + title + "\n");
    assertThat(begin).as(title).isNotNegative();
    int end = text.indexOf("\n## ", begin + 1);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String all(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(one -> one.toString().endsWith(ending)).sorted().toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }

  @Test
  void itListsAllIdsThatTheReaderAccepts() throws IOException {
    assertThat(found(section("Ids of controls, for `mark` and `used`").split("\n\n", 2)[1], "`([^`]+)`"))
        .containsExactlyElementsOf(ControlIds.ALL);
  }

  @Test
  void everyIdIsThatOfAControl() throws IOException {
    Set<String> known = new TreeSet<>();
    for (MatchResult element : Pattern.compile("<(\\w+)([^<>]*)>").matcher(all(VIEWS, ".fxml")).results().toList()) {
      Set<String> named = found(element.group(2), "\\sid=\"([^\"]+)\"");
      if (!NO_NODES.contains(element.group(1))) {
        known.addAll(named.isEmpty() ? found(element.group(2), "\\sfx:id=\"([^\"]+)\"") : named);
      }
    }
    Set<String> beginnings = new TreeSet<>();
    for (String call : found(all(CODE, ".java"), "setId\\(([^;]*)\\);")) {
      found(call, "\"([\\w-]+)\"").forEach(text -> (text.endsWith("-") ? beginnings : known).add(text));
    }
    assertThat(ControlIds.ALL).allMatch(id -> known.contains(id) || beginnings.stream().anyMatch(id::startsWith));
  }

  @Test
  void itListsEveryCheck() throws IOException {
    String table = section("Checks").split("What a run")[0];
    assertThat(found(table, "(?m)^\\| `([a-z-]+)"))
        .isSubsetOf(Arrays.stream(CheckKind.values()).map(CheckKind::id).toList());
    assertThat(found(table, "`([a-z-]+)[^`]*`"))
        .containsAll(Arrays.stream(CheckKind.values()).map(CheckKind::id).toList());
  }

  @Test
  void itListsEverySetting() throws IOException {
    String settings = section("Settings");
    for (Setting setting : Setting.asked()) {
      assertThat(settings).contains("\n| `" + setting.key() + "`");
    }
  }

  /** Its examples of whole lessons: indented by four, from a line {@code ---} on. */
  private static List<String> examples() throws IOException {
    return Pattern.compile("(?m)(?:^(?: {4}.*)?\n)+").matcher(Files.readString(README)).results()
        .map(match -> match.group().replaceAll("(?m)^ {4}", "").strip() + "\n")
        .filter(text -> text.startsWith("---\n")).toList();
  }

  @Test
  void itsExamplesAreValid() throws IOException {
    assertThat(examples()).hasSize(2)
        .allSatisfy(text -> assertThat(LessonReader.read(text, "example.md").teacher()).isNotEmpty());
    assertThat(LessonReader.read(examples().get(1), "example.md").steps())
        .anyMatch(step -> step.setup().experiment().isPresent());
  }
}
