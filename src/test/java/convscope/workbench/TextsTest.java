package convscope.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All words for people are there in both languages, and every word that a screen asks for is there. */
@Tag("window")
class TextsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/convscope");
  private static final int MOST_VALUES = 10;
  private static final Pattern KEY_IN_FXML = Pattern.compile("\"%([^\"]+)\"");
  private static final Pattern LITERAL_IN_FXML =
      Pattern.compile("(?:text|accessibleText|promptText)=\"([^%\"$][^\"]*)\"");

  static Stream<Path> bundles() throws IOException {
    return files(".properties").filter(file -> !file.toString().endsWith("_ko.properties"));
  }

  /** What picocli puts values into is not made by MessageFormat. */
  static Stream<Path> patterns() throws IOException {
    return bundles().filter(file -> !file.endsWith("cli/help.properties"));
  }

  static Stream<Path> screens() throws IOException {
    return files(".fxml");
  }

  private static Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Path korean(Path bundle) {
    return bundle.resolveSibling(bundle.getFileName().toString().replace(".properties", "_ko.properties"));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsTranslatedIntoKorean(Path bundle) throws IOException {
    assertThat(new TreeSet<>(read(korean(bundle)).keySet())).isEqualTo(new TreeSet<>(read(bundle).keySet()));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void bothLanguagesUseTheSamePlaceholders(Path bundle) throws IOException {
    Properties english = read(bundle);
    Properties korean = read(korean(bundle));
    for (String key : english.stringPropertyNames()) {
      assertThat(places(korean.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
    }
  }

  private static Set<Integer> places(String pattern) {
    // That it is a pattern at all shows in its being read.
    new MessageFormat(pattern, Locale.ROOT);
    Set<Integer> places = new TreeSet<>();
    for (int i = 0; i < MOST_VALUES; i++) {
      if (pattern.contains("{" + i)) {
        places.add(i);
      }
    }
    return places;
  }

  @ParameterizedTest
  @MethodSource("screens")
  void allTextOfAScreenComesFromItsPackagesBundle(Path screen) throws IOException {
    Properties words = read(screen.resolveSibling("texts.properties"));
    String fxml = Files.readString(screen);
    Matcher keys = KEY_IN_FXML.matcher(fxml);
    while (keys.find()) {
      assertThat(words).containsKey(keys.group(1));
    }
    List<String> literals = LITERAL_IN_FXML.matcher(fxml).results().map(found -> found.group(1)).toList();
    assertThat(literals).as("words written into " + Arrays.toString(new Path[] {screen})).isEmpty();
  }
}
