package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleWidthTest {

  @Test
  void hangulSyllablesTakeTwoColumns() {
    assertThat(ConsoleWidth.of("클래스 F1")).isEqualTo(9);
    assertThat(ConsoleWidth.of("–…°×")).isEqualTo(4);
  }

  @Test
  void combiningAccentsTakeNoColumn() {
    assertThat(ConsoleWidth.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void paddingAlignsLatinAndKoreanText() {
    for (String text : new String[] {"class", "클래스", ""}) {
      assertThat(ConsoleWidth.of(ConsoleWidth.left(text, 8) + "|")).isEqualTo(9);
      assertThat(ConsoleWidth.of(ConsoleWidth.right(text, 8) + "|")).isEqualTo(9);
    }
  }

  @Test
  void textWiderThanItsColumnIsNotTruncated() {
    assertThat(ConsoleWidth.left("고양이", 3)).isEqualTo("고양이");
  }
}
