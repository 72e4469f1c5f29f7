package convscope.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.runs.Range;
import convscope.runs.RangeEnds;
import convscope.runs.Setting;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.RunChanges;
import convscope.workbench.session.SettingEntry;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class SettingRowsTest {
  private static final long PATIENCE_MILLIS = 60_000;

  private final PlanForm form = new PlanForm();

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  private SettingEntry entry(Setting setting) {
    return form.entries().stream().filter(one -> one.setting() == setting).findFirst().orElseThrow();
  }

  private static SettingRow row(SettingEntry entry, Language language) {
    Texts texts = Texts.of(TrainController.class, language);
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> entry.setting().range()
        .accept(new RowMaker(entry, texts, texts.beside(Setting.class, "settings"), () -> { })));
  }

  private static void on(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, work);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String wrong(SettingRow row) {
    return ((VBox) row.node()).getChildren().stream().filter(node -> node.getStyleClass().contains("wrong"))
        .map(node -> ((Label) node).getText()).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void anInvalidIntegerIsReportedWithItsRange(Language language) {
    for (SettingEntry entry : form.entries()) {
      if (entry.setting().range() instanceof Range.Whole range) {
        SettingRow row = row(entry, language);
        assertThat(wrong(row)).isEmpty();
        for (String text : RangeEnds.beyond(entry.setting())) {
          on(() -> entry.textProperty().set(text));
          assertThat(wrong(row)).contains(String.format(Locale.ROOT, "%,d", range.least()),
              String.format(Locale.ROOT, "%,d", range.most()));
        }
      }
    }
  }

  @Test
  void aRowMadeForAnInvalidTextSaysSoAtOnce() {
    on(() -> entry(Setting.BATCH).textProperty().set("many"));
    SettingRow row = row(entry(Setting.BATCH), Language.KOREAN);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(wrong(row)).contains("65,536");
  }

  @Test
  void aDecimalBelowItsMinimumIsReportedWithoutAMaximum() {
    SettingRow row = row(entry(Setting.RATE), Language.ENGLISH);
    on(() -> entry(Setting.RATE).textProperty().set("-1"));
    assertThat(wrong(row)).isEqualTo("Enter a number of at least 0.");
  }

  @Test
  void aCommaOfUnclearMeaningIsReportedWithBothWaysToWriteIt() {
    SettingRow row = row(entry(Setting.RATE), Language.ENGLISH);
    on(() -> entry(Setting.RATE).textProperty().set("1,000"));
    assertThat(wrong(row)).endsWith("enter 1000 or 1.000.");
    on(() -> entry(Setting.RATE).textProperty().set("1,0x"));
    assertThat(wrong(row)).isEqualTo("Enter a number of at least 0.");
    on(() -> entry(Setting.RATE).textProperty().set("0,5"));
    assertThat(wrong(row)).isEmpty();
    assertThat(entry(Setting.RATE).value()).contains(0.5);
  }

  @ParameterizedTest
  @EnumSource
  void aValueChangedDuringTheRunIsSaidBesideItsFieldUntilItIsReset(Language language) {
    SettingEntry rate = entry(Setting.RATE);
    SettingRow row = row(rate, language);
    Button reset = (Button) row.node().lookup("#reset-rate");
    assertThat(reset.isVisible()).isFalse();
    on(() -> {
      rate.textProperty().set("0.01");
      RunChanges.change(form, Setting.RATE, 0.1);
    });
    assertThat(reset.isVisible()).isTrue();
    assertThat(reset.getText()).contains("0.1");
    on(reset::fire);
    assertThat(rate.value()).contains(0.1);
    assertThat(reset.isVisible()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aComboBoxAndItsSettingFollowEachOther(Language language) {
    SettingEntry entry = entry(Setting.OPTIMIZER);
    SettingRow row = row(entry, language);
    ComboBox<?> box = (ComboBox<?>) ((VBox) row.node()).getChildren().get(1);
    on(() -> box.getSelectionModel().select(1));
    assertThat(entry.value()).contains("momentum");
    on(() -> entry.set("sgd"));
    assertThat(box.getSelectionModel().getSelectedIndex()).isZero();
    row.close();
    on(() -> entry.set("momentum"));
    assertThat(box.getSelectionModel().getSelectedIndex()).isZero();
  }

  @Test
  void aCheckBoxAndItsSettingFollowEachOtherUntilTheRowIsDisposed() {
    SettingEntry entry = entry(Setting.DISTORT);
    SettingRow row = row(entry, Language.ENGLISH);
    CheckBox box = (CheckBox) row.node();
    assertThat(box.isSelected()).isTrue();
    on(() -> box.setSelected(false));
    assertThat(entry.value()).contains(false);
    on(() -> entry.set(true));
    assertThat(box.isSelected()).isTrue();
    row.close();
    on(() -> entry.set(false));
    assertThat(box.isSelected()).isTrue();
  }
}
