package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.workbench.plot.PlotSettings;
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
      new DeviceChoice(List.of("gpu:0", "gpu:1"), 2, 4), Map.of("smoothing", 60), true, true, "dead-units");

  @TempDir
  private Path folder;

  @Test
  void theStateRoundTrips() {
    LAST.write(folder.resolve("window.json"));
    assertThat(Remembered.read(folder.resolve("window.json"), Remembered.nothing("ENGLISH"))).isEqualTo(LAST);
  }

  @Test
  void smoothingAndOutliersAreThereAgainAfterARestart() {
    PlotSettings settings = new PlotSettings();
    settings.smoothingProperty().set(0.85);
    settings.ignoreOutliersProperty().set(true);
    new Remembered(1, 2, 1000, 700, false, ViewId.TRAIN, false, false, "ENGLISH", "sample", Map.of(), "", Map.of(),
        DeviceChoice.USUAL, settings.kept(), false, false, "").write(folder.resolve("window.json"));
    PlotSettings restarted = new PlotSettings();
    restarted.restore(Remembered.read(folder.resolve("window.json"), Remembered.nothing("ENGLISH")).charts());
    assertThat(restarted.smoothingProperty().get()).isEqualTo(0.85);
    assertThat(restarted.ignoreOutliersProperty().get()).isTrue();
  }

  @Test
  void aStateFileWithoutTheLastSelectionIsRead() throws Exception {
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
  void aStateFileWithoutDevicesIsRead() throws Exception {
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
  void aStateFileWithoutChartSettingsIsRead() throws Exception {
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
  void anUnreadableStateFileIsIgnored() throws Exception {
    Path file = Files.writeString(folder.resolve("window.json"), "[1]");
    assertThat(Remembered.read(file, LAST)).isEqualTo(LAST);
  }

  @Test
  void anUnreadablePartDoesNotDiscardTheOthers() throws Exception {
    Path file = folder.resolve("window.json");
    LAST.write(file);
    Files.writeString(file, Files.readString(file).replace("\"INSPECT\"", "\"LESSONS\"")
        .replace("\"x\" : 1.0", "\"x\" : null"));
    Remembered read = Remembered.read(file, Remembered.nothing("ENGLISH"));
    assertThat(read.view()).isEqualTo(ViewId.TRAIN);
    assertThat(read.x()).isZero();
    assertThat(read.form()).containsEntry("batch", "64");
    assertThat(read.language()).isEqualTo("KOREAN");
    assertThat(read.devices()).isEqualTo(LAST.devices());
  }
}
