package convscope.engine.gpu.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One card, and everything that the sources report about it. */
final class FoundCard {
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<OpenClDevice> openCl = new ArrayList<>();
  private @Nullable ToolCard tool;
  private @Nullable CudaDevice cuda;
  private @Nullable PciCard pci;

  List<Sighting> sightings() {
    return sightings;
  }

  void seen(ToolCard card) {
    tool = card;
  }

  void seen(CudaDevice card) {
    cuda = card;
  }

  void seen(PciCard card) {
    pci = card;
  }

  void seen(OpenClDevice device) {
    openCl.add(device);
    openCl.sort(Comparator.comparingInt(OpenClDevice::rank));
  }

  Optional<ToolCard> tool() {
    return Optional.ofNullable(tool);
  }

  Optional<CudaDevice> cuda() {
    return Optional.ofNullable(cuda);
  }

  Optional<PciCard> pci() {
    return Optional.ofNullable(pci);
  }

  /** Its OpenCL devices, the best one first. */
  List<OpenClDevice> openCl() {
    return openCl;
  }

  Maker maker() {
    return sightings.get(0).maker();
  }

  /** Its maker's name; for an unknown one, the driver's. */
  Optional<String> makerTitle() {
    return Stream.concat(Stream.of(maker().title()), openCl.stream().map(OpenClDevice::vendor))
        .filter(title -> !title.isEmpty()).findFirst();
  }

  /** Its name from the best source: Linux knows only a number. */
  String name() {
    return sightings.stream().map(Sighting::name).filter(name -> !name.isEmpty()).findFirst()
        .or(() -> pci().map(PciCard::name)).orElse("");
  }

  Optional<String> bus() {
    return sightings.stream().flatMap(one -> one.bus().stream()).findFirst();
  }

  /** Whether it is the processor, listed on request. */
  boolean isProcessor() {
    return openCl.stream().anyMatch(OpenClDevice::isProcessor);
  }

  Optional<String> capability() {
    return first(card -> card.cuda().flatMap(CudaDevice::capability), card -> card.tool().flatMap(ToolCard::capability),
        card -> card.openCl.stream().flatMap(one -> one.capability().stream()).findFirst());
  }

  /** The driver's version in the maker's numbering; the CUDA version is not that. */
  Optional<String> driver() {
    return first(card -> card.tool().map(ToolCard::driver),
        card -> card.openCl.stream().map(OpenClDevice::driver).findFirst())
        .filter(text -> !text.isEmpty());
  }

  /** Its memory in MiB: for a divided card, that of the instance that programs get. */
  Optional<Long> memoryMiB() {
    return first(card -> card.cuda().map(CudaDevice::memoryBytes).map(FoundCard::mebibytes),
        card -> card.openCl.stream().map(OpenClDevice::memoryBytes).findFirst().map(FoundCard::mebibytes),
        card -> card.tool().filter(one -> one.memoryMiB().isPresent()).map(one -> (long) one.memoryMiB().getAsInt()))
        .filter(size -> size > 0);
  }

  Optional<Integer> units() {
    return this.<Integer>first(card -> card.cuda().map(CudaDevice::units),
        card -> card.openCl.stream().map(OpenClDevice::units).findFirst()).filter(units -> units > 0);
  }

  Optional<Integer> clockMHz() {
    return this.<Integer>first(card -> card.cuda().map(CudaDevice::clockMHz),
        card -> card.openCl.stream().map(OpenClDevice::clockMHz).findFirst()).filter(clock -> clock > 0);
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }

  @SafeVarargs
  private <T> Optional<T> first(Function<FoundCard, Optional<T>>... ways) {
    return Stream.of(ways).flatMap(way -> way.apply(this).stream()).findFirst();
  }
}
