package convscope.engine.gpu.find;

import convscope.engine.DeviceStatus;
import convscope.engine.DeviceStatus.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a card can train here.
 *
 * @param status the status to show
 * @param ways the APIs for it, the best first; none if it cannot train
 */
record Verdict(DeviceStatus status, List<Way> ways) {
  Verdict {
    ways = List.copyOf(ways);
  }

  static Verdict of(FoundCard card, Surroundings around) {
    List<Way> ways = ways(card);
    return new Verdict(ways.isEmpty() ? hindrance(card, around) : help(card, ways), ways);
  }

  private static List<Way> ways(FoundCard card) {
    if (isSmall(card)) {
      return List.of();
    }
    List<Way> ways = new ArrayList<>();
    card.cuda().filter(cuda -> !isOldForCuda(card) && cuda.api() >= WayKind.Needs.CUDA_API)
        .ifPresent(cuda -> ways.add(new Way(WayKind.CUDA, 0, cuda.ordinal())));
    card.openCl().stream().filter(device -> device.works() && device.version() >= WayKind.Needs.OPENCL_VERSION)
        .findFirst().ifPresent(device -> ways.add(new Way(WayKind.OPENCL, device.platform(), device.number())));
    return ways;
  }

  private static boolean isSmall(FoundCard card) {
    return card.memoryMiB().map(size -> size < WayKind.Needs.MEMORY_MIB).orElse(false);
  }

  /** Whether its compute capability is known to be lower than CUDA's kernels require. */
  private static boolean isOldForCuda(FoundCard card) {
    return card.capability().map(Double::parseDouble).map(number -> number < WayKind.Needs.CUDA_CAPABILITY)
        .orElse(false);
  }

  private static boolean hasOldDriver(FoundCard card) {
    return card.cuda().map(cuda -> cuda.api() < WayKind.Needs.CUDA_API).orElseGet(() ->
        card.tool().flatMap(tool -> Fields.parsed(tool.driver().split("\\.")[0]).stream().boxed().findFirst())
            .map(major -> major < WayKind.Needs.CUDA_DRIVER).orElse(false));
  }

  /** What would make training on a usable card faster. */
  private static DeviceStatus help(FoundCard card, List<Way> ways) {
    if (card.maker() != Maker.NVIDIA || ways.get(0).kind() == WayKind.CUDA) {
      return DeviceStatus.ready();
    }
    if (isOldForCuda(card)) {
      return DeviceStatus.of(Key.OPENCL_FOR_OLDER_CARD, card.capability().orElse(""), capability());
    }
    return hasOldDriver(card) ? DeviceStatus.of(Key.OPENCL_FOR_OLDER_DRIVER, driver(card), driver())
        : DeviceStatus.ready();
  }

  /** Why a card cannot train: the obstacle that must be removed first. */
  private static DeviceStatus hindrance(FoundCard card, Surroundings around) {
    if (isSmall(card)) {
      return DeviceStatus.of(Key.MEMORY_TOO_SMALL, Long.toString(card.memoryMiB().orElse(0L)),
          Integer.toString(WayKind.Needs.MEMORY_MIB));
    }
    Optional<String> closed = card.pci().map(PciCard::closed).filter(file -> !file.isEmpty());
    boolean reached = card.cuda().isPresent() || !card.openCl().isEmpty();
    if (!reached && closed.isPresent()) {
      return DeviceStatus.of(Key.NO_PERMISSION, closed.get());
    }
    if (card.maker() == Maker.NVIDIA) {
      return ofNvidia(card, around, reached);
    }
    if (reached) {
      return DeviceStatus.of(Key.OPENCL_TOO_OLD, Double.toString(card.openCl().get(0).version()),
          Double.toString(WayKind.Needs.OPENCL_VERSION));
    }
    return around.openCl().filter(one -> one.key() != Key.OPENCL_MISSING).orElseGet(() ->
        DeviceStatus.of(Key.OPENCL_DRIVER_MISSING, card.maker().openClPackage()));
  }

  private static DeviceStatus ofNvidia(FoundCard card, Surroundings around, boolean reached) {
    if (!reached && card.tool().map(ToolCard::divided).orElse(false)) {
      return DeviceStatus.of(Key.MIG_WITHOUT_INSTANCE);
    }
    if (!reached && around.hiding().isPresent()) {
      String[] parts = around.hiding().get().split("=", 2);
      return DeviceStatus.of(Key.HIDDEN, parts[0], parts[1]);
    }
    if (isOldForCuda(card)) {
      String capability = card.capability().orElse("");
      return WayKind.Needs.ND4J_CAPABILITIES.contains(capability) ? DeviceStatus.of(Key.NOT_IN_THIS_BUILD)
          : DeviceStatus.of(Key.CAPABILITY_UNSUPPORTED, capability, capability());
    }
    if (hasOldDriver(card)) {
      return DeviceStatus.of(Key.DRIVER_TOO_OLD, driver(card), driver());
    }
    if (around.cuda().isPresent()) {
      return around.cuda().get();
    }
    return card.tool().isPresent() ? DeviceStatus.of(Key.COMPUTING_LIBRARY_MISSING)
        : DeviceStatus.of(Key.OPENCL_DRIVER_MISSING, Maker.NVIDIA.openClPackage());
  }

  private static String capability() {
    return Double.toString(WayKind.Needs.CUDA_CAPABILITY);
  }

  private static String driver() {
    return Integer.toString(WayKind.Needs.CUDA_DRIVER);
  }

  private static String driver(FoundCard card) {
    return card.driver().or(() -> card.cuda().map(CudaDevice::apiName)).orElse("");
  }
}
