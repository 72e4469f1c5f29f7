package convscope.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for both languages: a number and its percent sign stand together, as in 95%. */
class PercentTest {
  /** A digit, an argument or a number pattern, a space of any kind, and the sign. */
  private static final Pattern APART = Pattern.compile("[0-9#}](?:[ \\u00a0]|\\\\u00a0)%");
  /** The same made in the code: a format such as {@code "%.1f %%"}, or {@code + " %"}. */
  private static final Pattern APART_IN_CODE =
      Pattern.compile("[dfs](?:[ \\u00a0]|\\\\u00a0)%%|\"(?:[ \\u00a0]|\\\\u00a0)%\"");

  static Stream<Path> bundles() throws IOException {
    return files(Path.of("src/main/resources/convscope"), ".properties");
  }

  static Stream<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    }
  }

  private static List<String> apart(Path file, Pattern apart) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> apart.matcher(line).find()).toList();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void textsWriteNumberAndPercentSignTogether(Path bundle) throws IOException {
    assertThat(apart(bundle, APART)).isEmpty();
  }

  @Test
  void codeWritesNumberAndPercentSignTogether() throws IOException {
    for (Path file : files(Path.of("src/main/java/convscope"), ".java").toList()) {
      assertThat(apart(file, APART_IN_CODE)).as(file.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"95 % confidence", "{0,number,0.0 %}", "{0} % zeros", "{0,number,integer}\\u00a0%"})
  void aSignApartIsFound(String text) {
    assertThat(APART.matcher(text).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"String.format(\"%.1f %%\", share)", "of + \" %\""})
  void aSignApartIsFoundInCode(String text) {
    assertThat(APART_IN_CODE.matcher(text).find()).isTrue();
  }
}
