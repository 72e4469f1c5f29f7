package convscope.engine.gpu.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Merges what several sources report about the same card: by its UUID, else by its PCI address, else by name and order.
 * A source lists no card twice, even if it gives several the same address (as ROCm did with the parts of an MI300A).
 */
final class SameCards {
  private final List<FoundCard> cards = new ArrayList<>();

  /**
   * All cards: first those of NVIDIA's, in the order of its tool, then others by place and name, last the processors.
   */
  static List<FoundCard> of(List<ToolCard> tool, List<CudaDevice> cuda, List<OpenClDevice> openCl,
      List<PciCard> linux) {
    SameCards same = new SameCards();
    tool.forEach(card -> same.add(new Sighting("tool", Maker.NVIDIA, card.name(), card.bus(), card.uuid()),
        found -> found.seen(card)));
    cuda.forEach(card -> same.add(new Sighting("cuda", Maker.NVIDIA, card.name(), card.bus(), card.uuid()),
        found -> found.seen(card)));
    // The best platform for its cards goes first, since it also knows their names best.
    openCl.stream().sorted(Comparator.comparingInt(OpenClDevice::rank)).forEach(device -> same.add(
        new Sighting("openCl " + device.platform(), Maker.byVendor(device.vendor()), device.name(), device.bus(),
            device.uuid()), found -> found.seen(device)));
    linux.forEach(card -> same.add(new Sighting("linux", card.maker(), "", Optional.of(card.bus()), Optional.empty()),
        found -> found.seen(card)));
    return same.cards.stream().sorted(Comparator.comparing(FoundCard::isProcessor)
        .thenComparing(card -> card.maker() != Maker.NVIDIA).thenComparing(card -> card.bus().orElse("~"))
        .thenComparing(FoundCard::name)).toList();
  }

  private void add(Sighting sighting, Consumer<FoundCard> telling) {
    FoundCard card = where(one -> one.surelyIs(sighting), sighting)
        .or(() -> where(one -> one.mayBe(sighting), sighting)).orElseGet(() -> {
          FoundCard another = new FoundCard();
          cards.add(another);
          return another;
        });
    card.sightings().add(sighting);
    telling.accept(card);
  }

  private Optional<FoundCard> where(Predicate<Sighting> fits, Sighting sighting) {
    return cards.stream()
        .filter(card -> card.sightings().stream().noneMatch(one -> one.source().equals(sighting.source()))
        && card.sightings().stream().anyMatch(fits)).findFirst();
  }
}
