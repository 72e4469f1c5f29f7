package convscope.engine.gpu.find;

import java.util.List;
import java.util.Optional;

/**
 * A graphics card as Linux lists it, with or without a compute driver.
 *
 * @param bus its place
 * @param maker its maker
 * @param number the maker's number for it, hexadecimal: {@code 5917}
 * @param driver the kernel's driver, as {@code i915}; empty if there is none
 * @param closed the device file that programs need but may not open; empty if they may
 */
record PciCard(String bus, Maker maker, String number, String driver, String closed) {

  /** The cards in {@code text}, as {@link LinuxCards} writes them; those of other makers are left out. */
  static List<PciCard> read(String text) {
    return Fields.read(text).stream().filter(line -> line.of().equals("card")).flatMap(line -> card(line).stream())
        .toList();
  }

  private static Optional<PciCard> card(Fields line) {
    return Maker.byPciNumber(line.text("vendor")).flatMap(maker -> Fields.bus(line.text("bus"))
        .map(bus -> new PciCard(bus, maker, line.text("device").replaceFirst("^0x", ""), line.text("driver"),
            line.text("closed"))));
  }

  /** Its name if no source knows one. */
  String name() {
    return maker.title() + " graphics (" + number + ")";
  }
}
