package convscope.engine.gpu.find;

import java.util.Locale;
import java.util.Optional;

/**
 * What identifies a card in a source's answer.
 *
 * @param source its source, which lists no card twice: a tool, a driver, one platform of OpenCL
 * @param name its name; empty if the source does not know it
 * @param bus the card's PCI address, if known
 * @param uuid the card's UUID, if known
 */
record Sighting(String source, Maker maker, String name, Optional<String> bus, Optional<String> uuid) {

  /** Whether address or UUID prove that both are the same card. */
  boolean surelyIs(Sighting other) {
    return same(uuid, other.uuid) || same(bus, other.bus);
  }

  /**
   * Whether both may be the same card: they have the same name, as far as they have one, and nothing contradicts it.
   */
  boolean mayBe(Sighting other) {
    boolean alike = name.isEmpty() || other.name.isEmpty() || plain(name).equals(plain(other.name));
    return maker == other.maker && alike && !differ(bus, other.bus) && !differ(uuid, other.uuid);
  }

  private static boolean same(Optional<String> one, Optional<String> other) {
    return one.isPresent() && one.equals(other);
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** A name without additions that only some sources make: {@code AMD Radeon RX 6600 (navi23, LLVM 15.0.7, …)}. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)|\\[[^]]*]", " ")
        .replaceAll("\\b(nvidia|amd|intel|corporation|graphics|series)\\b", " ").replaceAll("\\s+", " ").strip();
  }
}
