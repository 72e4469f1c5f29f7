package convscope.workbench.ownclasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("window")
class ClassNameRuleTest {
  @ParameterizedTest
  @ValueSource(strings = {"cat", "고양이", "two words", "test", "train", "a-b.c", "1"})
  void ordinaryNamesAreTaken(String name) {
    assertThat(ClassNameRule.check("  " + name + " ", List.of("dog"))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\\b", "..", ".hidden", "end.", "a:b", "what?", "*", "\"a\"", "<a>", "a|b", "con",
      "NUL", "com1.txt", "a\tb"})
  void whatNoFolderCanBeCalledIsRefusedByName(String name) {
    assertThatThrownBy(() -> ClassNameRule.check(name, List.of())).isInstanceOf(Problem.class)
        .hasMessageContaining("A class cannot be called");
  }

  @Test
  void emptyAndLongNamesAreRefused() {
    assertThatThrownBy(() -> ClassNameRule.check("   ", List.of())).hasMessageContaining("no name");
    assertThatThrownBy(() -> ClassNameRule.check("x".repeat(41), List.of())).hasMessageContaining("40 characters");
  }

  @Test
  void namesThatFoldersCouldNotTellApartAreRefused() {
    assertThatThrownBy(() -> ClassNameRule.check("Cat", List.of("dog", "cat"))).hasMessageContaining("\"Cat\"");
    assertThatThrownBy(() -> ClassNameRule.check("cafe\u0301", List.of("caf\u00e9"))).isInstanceOf(Problem.class);
  }

  @Test
  void aTakenNameGetsTheFirstFreeNumber() {
    assertThat(ClassNameRule.free("Class 1", List.of())).isEqualTo("Class 1");
    assertThat(ClassNameRule.free("cat", List.of("Cat", "cat 2"))).isEqualTo("cat 3");
  }
}
