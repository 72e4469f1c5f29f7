package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.foundation.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageOptionTest {
  @TempDir
  private Path home;

  private Program.Outcome answer(String... arguments) {
    return new Program(home).answer(arguments);
  }

  @Test
  void theLanguageOptionIsFoundInAnyPosition() {
    assertThat(LanguageOption.in(List.of("train", "--steps", "3", "--language", "ko"))).contains(Language.KOREAN);
    assertThat(LanguageOption.in(List.of("--language=ko", "train"))).contains(Language.KOREAN);
    assertThat(LanguageOption.in(List.of("classify", "built-in", "--", "--language", "ko"))).isEmpty();
    assertThat(LanguageOption.in(List.of("train", "--language"))).isEmpty();
  }

  @Test
  void theLanguageOptionAloneOpensTheWindow() {
    assertThat(LanguageOption.isAll("--language", "ko")).isTrue();
    assertThat(LanguageOption.isAll("--language=en")).isTrue();
    assertThat(LanguageOption.isAll("--language", "xx")).isFalse();
    assertThat(LanguageOption.isAll("--language", "ko", "devices")).isFalse();
    assertThat(LanguageOption.isAll()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "eval /nowhere.safetensors --language ko --data sample|1|/nowhere.safetensors",
      "--language=ko train --resume|2|--resume에는 --run DIR가 필요합니다",
      "train --steps 0 --language ko|2|--steps: 0 값은 쓸 수 없습니다. 1부터",
      "train --rate x --language ko|2|--rate: x 값은 쓸 수 없습니다. 0 이상의 유한한 수만 쓸 수 있습니다",
      "export built-in --to png --language ko|2|--to의 값은 onnx, safetensors, dl4j, csv 중 하나여야 합니다",
      "bench --rounds x --language ko|2|--rounds의 값은 정수여야 합니다",
      "eval --language ko|2|빠진 항목이 있습니다: RUN|CHECKPOINT|built-in",
      "eval x --once --every 3 --language ko|2|다음 중 하나만 지정할 수 있습니다: --once, --every",
      "devices --jsn --language ko|2|알 수 없는 옵션입니다: --jsn",
      "trian --language ko|2|혹시 train, handin인가요?"})
  void errorsAreReportedInTheSelectedLanguage(String line) {
    String[] parts = line.split("\\|", 3);
    Program.Outcome outcome = answer(parts[0].split(" "));
    assertThat(outcome.exit()).isEqualTo(Integer.parseInt(parts[1]));
    assertThat(outcome.err()).contains(parts[2]);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void anUnknownLanguageIsRejected() {
    Program.Outcome outcome = answer("devices", "--language", "xx");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("--language must be en or ko, not xx." + System.lineSeparator());
  }

  @Test
  void koreanTablesAreAligned() {
    String table = answer("data", "info", "sample", "--language", "ko").out();
    List<String> rows = table.lines().skip(2).toList();
    assertThat(rows.get(0)).startsWith("클래스").endsWith("테스트");
    assertThat(rows).hasSize(12)
        .allSatisfy(row -> assertThat(ConsoleWidth.of(row)).isEqualTo(ConsoleWidth.of(rows.get(0))));
  }

  @Test
  void machineReadableOutputIsEnglishInAnyLanguage() throws Exception {
    String json = answer("devices", "--json", "--language", "ko").out();
    assertThat(new ObjectMapper().readTree(json).path("devices").path(0).path("status").path("sentence").asText())
        .isEqualTo("Can train here.");
    assertThat(json).doesNotContainPattern("[가-힣]");
    assertThat(answer("devices", "--language", "ko").out()).contains("여기서 학습할 수 있습니다.");
  }
}
