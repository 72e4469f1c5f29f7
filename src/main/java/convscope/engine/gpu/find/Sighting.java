package convscope.engine.gpu.find;

import java.util.Locale;
import java.util.Optional;

/**
 * What tells one card from another in a source's answer.
 *
 * @param source who tells of it, and of no card twice: a tool, a driver, one platform of OpenCL
 * @param name what it is called; empty where the source does not know
 * @param bus the card's place, if it is told
 * @param uuid the card's own number, if it is told
 */
record Sighting(String source, Maker maker, String name, Optional<String> bus, Optional<String> uuid) {

  /** Whether place or number prove that both are the same card. */
  boolean surelyIs(Sighting other) {
    return same(uuid, other.uuid) || same(bus, other.bus);
  }

  /** Whether both may be the same card: they have the same name, as far as they have one, and nothing speaks against it. */
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

  /** A name without what one source adds and another does not: {@code AMD Radeon RX 6600 (navi23, LLVM 15.0.7, …)}. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)|\\[[^]]*]", " ")
        .replaceAll("\\b(nvidia|amd|intel|corporation|graphics|series)\\b", " ").replaceAll("\\s+", " ").strip();
  }
}
