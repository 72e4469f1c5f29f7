package convscope.engine.gpu.find;

import convscope.engine.Device;
import convscope.engine.Device.Fact;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A GPU that was found.
 *
 * @param device the device and whether it can train here
 * @param ways the APIs for it, the best first; none if it cannot train
 */
public record FoundGpu(Device device, List<Way> ways) {
  public FoundGpu {
    ways = List.copyOf(ways);
  }

  /** The best way of this kind; empty if there is none. */
  public Optional<Way> way(WayKind kind) {
    return ways.stream().filter(way -> way.kind() == kind).findFirst();
  }

  /** Whether it has TF32, which only CUDA offers. */
  public boolean hasTf32() {
    return way(WayKind.CUDA).isPresent()
        && Double.parseDouble(device.facts().getOrDefault(Fact.COMPUTE_CAPABILITY, "0"))
        >= WayKind.Needs.TF32_CAPABILITY;
  }

  static FoundGpu of(int number, FoundCard card, Verdict verdict) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, card.name());
    tell(facts, Fact.CORES, card.units());
    tell(facts, Fact.MEMORY_MIB, card.memoryMiB());
    tell(facts, Fact.COMPUTE_CAPABILITY, card.capability());
    tell(facts, Fact.MAKER, card.makerTitle());
    tell(facts, Fact.DRIVER, card.driver().or(() -> card.cuda().map(CudaDevice::apiName)));
    if (!verdict.ways().isEmpty()) {
      facts.put(Fact.WAYS, verdict.ways().stream().map(way -> way.kind().title()).collect(Collectors.joining(", ")));
    }
    tell(facts, Fact.BUS, card.bus());
    tell(facts, Fact.CLOCK_MHZ, card.clockMHz());
    tell(facts, Fact.LIMIT_GFLOPS, card.capability().flatMap(capability -> NvidiaLanes.perUnit(capability))
        .flatMap(lanes -> card.units()
            .flatMap(units -> card.clockMHz().map(clock -> 2L * lanes * units * clock / 1000))));
    return new FoundGpu(new Device("gpu:" + number, Device.Kind.GPU, facts, verdict.status()), verdict.ways());
  }

  private static void tell(Map<Fact, String> facts, Fact fact, Optional<?> value) {
    value.ifPresent(told -> facts.put(fact, told.toString()));
  }
}
