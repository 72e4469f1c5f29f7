package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Cards as Linux lists them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Linux's names of devices hold colons")
class LinuxCardsTest {
  @TempDir
  private Path folder;

  private Path device(String bus, String deviceClass, String vendor, String number, String driver) throws Exception {
    Path device = Files.createDirectories(folder.resolve("sys/bus/pci/devices").resolve(bus));
    Files.writeString(device.resolve("class"), deviceClass + "\n");
    Files.writeString(device.resolve("vendor"), vendor + "\n");
    Files.writeString(device.resolve("device"), number + "\n");
    if (!driver.isEmpty()) {
      Files.createSymbolicLink(device.resolve("driver"),
          Files.createDirectories(folder.resolve("sys/drivers/" + driver)));
    }
    return device;
  }

  private Path file(String name) throws Exception {
    Path file = folder.resolve("dev").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void cardsAreListedWithTheFilesThatMayNotBeOpened() throws Exception {
    device("0000:00:1f.0", "0x060100", "0x8086", "0xa30d", "");
    Files.createDirectories(device("0000:00:02.0", "0x030000", "0x8086", "0x5917", "i915").resolve("drm/renderD128"));
    device("0000:01:00.0", "0x030200", "0x10de", "0x1f91", "nvidia");
    device("0000:08:00.0", "0x030000", "0x1a03", "0x2000", "ast");
    file("dri/renderD128");
    file("nvidiactl");
    Path closed = file("nvidia0");
    LinuxCards cards = new LinuxCards(folder.resolve("sys"), folder.resolve("dev"), one -> !one.equals(closed));
    assertThat(PciCard.read(cards.ask().text())).containsExactly(
        new PciCard("00000000:00:02.0", Maker.INTEL, "5917", "i915", ""),
        new PciCard("00000000:01:00.0", Maker.NVIDIA, "1f91", "nvidia", closed.toString()));
    Path render = folder.resolve("dev/dri/renderD128");
    assertThat(
        PciCard.read(new LinuxCards(folder.resolve("sys"), folder.resolve("dev"), one -> !one.equals(render)).ask()
        .text())).extracting(PciCard::closed).containsExactly(render.toString(), "");
  }

  @Test
  void elsewhereThereAreNone() {
    assertThat(new LinuxCards(folder.resolve("none"), folder.resolve("none"), one -> true).ask())
        .isEqualTo(Answer.whole(""));
  }
}
