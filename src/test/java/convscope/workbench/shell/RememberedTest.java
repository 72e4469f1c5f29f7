package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.session.DeviceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
class RememberedTest {
  private static final Remembered LAST = new Remembered(1, 2, 1000, 700, false, ViewId.INSPECT, true, false, "KOREAN",
      "cifar10", Map.of("batch", "64"), "", Map.of("layer", 3, "channel", 17),
      new DeviceChoice(List.of("gpu:0", "gpu:1"), 2, 4), Map.of("smoothing", 60));

  @TempDir
  private Path folder;

  @Test
  void whatIsWrittenComesBack() {
    LAST.write(folder.resolve("window.json"));
    assertThat(Remembered.read(folder.resolve("window.json"), Remembered.nothing("ENGLISH"))).isEqualTo(LAST);
  }

  @Test
  void aFileFromBeforeWhatWasLookedAtWasRememberedStillCounts() throws Exception {
    Path file = folder.resolve("window.json");
    LAST.write(file);
    String without = Files.readString(file).replaceFirst("(?s),\\s*\"looked\" : \\{[^}]*}", "");
    assertThat(without).doesNotContain("looked");
    Files.writeString(file, without);
    Remembered read = Remembered.read(file, Remembered.nothing("ENGLISH"));
    assertThat(read.view()).isEqualTo(ViewId.INSPECT);
    assertThat(read.looked()).isEmpty();
  }

  @Test
  void aFileFromBeforeDevicesCouldBeChosenStillCounts() throws Exception {
    Path file = folder.resolve("window.json");
    LAST.write(file);
    String without = Files.readString(file).replaceFirst("(?s),\\s*\"devices\" : \\{.*?}", "");
    assertThat(without).doesNotContain("towers");
    Files.writeString(file, without);
    Remembered read = Remembered.read(file, Remembered.nothing("ENGLISH"));
    assertThat(read.view()).isEqualTo(ViewId.INSPECT);
    assertThat(read.devices()).isEqualTo(DeviceChoice.USUAL);
  }

  @Test
  void aFileFromBeforeChartsHadSettingsStillCounts() throws Exception {
    Path file = folder.resolve("window.json");
    LAST.write(file);
    String without = Files.readString(file).replaceFirst("(?s),\\s*\"charts\" : \\{[^}]*}", "");
    assertThat(without).doesNotContain("smoothing");
    Files.writeString(file, without);
    Remembered read = Remembered.read(file, Remembered.nothing("ENGLISH"));
    assertThat(read.view()).isEqualTo(ViewId.INSPECT);
    assertThat(read.charts()).isEmpty();
  }

  @Test
  void aFileThatMakesNoSenseIsPassedOver() throws Exception {
    Path file = Files.writeString(folder.resolve("window.json"), "[1]");
    assertThat(Remembered.read(file, LAST)).isEqualTo(LAST);
  }

  @Test
  void aPartThatThisVersionCannotReadDoesNotDiscardTheOthers() throws Exception {
    Path file = folder.resolve("window.json");
    LAST.write(file);
    Files.writeString(file, Files.readString(file).replace("\"INSPECT\"", "\"LESSONS\"").replace("\"x\" : 1.0", "\"x\" : null"));
    Remembered read = Remembered.read(file, Remembered.nothing("ENGLISH"));
    assertThat(read.view()).isEqualTo(ViewId.TRAIN);
    assertThat(read.x()).isZero();
    assertThat(read.form()).containsEntry("batch", "64");
    assertThat(read.language()).isEqualTo("KOREAN");
    assertThat(read.devices()).isEqualTo(LAST.devices());
  }
}
