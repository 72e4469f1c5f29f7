package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class LanguageCellTest {
  private ComboBox<Language> languages;

  @Start
  void start(Stage stage) {
    languages = new ComboBox<>();
    languages.getItems().setAll(Language.values());
    languages.setValue(Language.ENGLISH);
    languages.setCellFactory(list -> new LanguageCell());
    Scene scene = new Scene(new StackPane(languages), 400, 300);
    new Appearance().dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @Test
  void inAnEnglishWindowKoreanIsListedInTheFontOfAKoreanOne(FxRobot robot) throws Exception {
    robot.interact(languages::show);
    // The rows of the list are made when it is laid out.
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(LanguageCellTest::listed).get().size() > 1);
    Map<String, String> families = WaitForAsyncUtils.asyncFx(LanguageCellTest::listed).get();
    assertThat(families).containsOnlyKeys("English", "한국어");
    String usual = WaitForAsyncUtils.asyncFx(() -> new ListCell<>().getFont().getFamily()).get();
    assertThat(families.get("English")).isEqualTo(usual);
    assertThat(families.get("한국어")).isEqualTo(Appearance.familyFor(Language.KOREAN).orElse(usual));
  }

  @Test
  void theFontForKoreanIsTheFirstInstalledOneThatHasItsLetters() {
    assertThat(Appearance.familyFor(Language.KOREAN, List.of("DejaVu Sans", "NanumGothic", "Noto Sans CJK KR")))
        .contains("Noto Sans CJK KR");
    assertThat(Appearance.familyFor(Language.KOREAN, List.of("DejaVu Sans"))).isEmpty();
    assertThat(Appearance.familyFor(Language.ENGLISH, List.of("DejaVu Sans", "NanumGothic"))).isEmpty();
  }

  private static Map<String, String> listed() {
    return Window.getWindows().stream().flatMap(window -> window.getScene().getRoot().lookupAll(".list-cell").stream())
        .map(cell -> (ListCell<?>) cell).filter(cell -> !cell.isEmpty() && cell.getListView() != null)
        .collect(Collectors.toMap(ListCell::getText, cell -> cell.getFont().getFamily(), (one, other) -> one));
  }
}
