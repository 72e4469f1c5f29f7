package convscope.engine.gpu;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.cuda.CudaCard;
import convscope.engine.gpu.cuda.CudaMode;
import convscope.engine.gpu.find.FoundGpu;
import convscope.engine.gpu.find.GpuLoad;
import convscope.engine.gpu.find.GpuSearch;
import convscope.engine.gpu.find.Signs;
import convscope.engine.gpu.find.Way;
import convscope.engine.gpu.find.WayKind;
import convscope.engine.gpu.opencl.OpenClCard;
import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Offers every GPU of the machine, through any API. The machine is searched once. */
public final class GpuProvider implements EngineProvider {
  /** CUDA, a step as one graph. */
  public static final String CUDA = "cuda";
  /** CUDA, a step as separate kernel launches. */
  public static final String CUDA_GRAPHLESS = "cuda-graphless";
  /** CUDA with products in TF32, whose factors have a mantissa of 10 bits instead of 23. */
  public static final String CUDA_TF32 = "cuda-tf32";
  /** OpenCL. */
  public static final String OPENCL = "opencl";

  private final GpuLoad load = GpuLoad.here();
  private GpuSearch.@Nullable Found found;

  @Override
  public String id() {
    return "gpu";
  }

  @Override
  public boolean mayHaveDevices() {
    return Signs.any();
  }

  @Override
  public List<Device> devices() {
    return found().gpus().stream().map(FoundGpu::device).toList();
  }

  @Override
  public List<DeviceStatus> remarks() {
    return found().remarks();
  }

  @Override
  public Optional<DeviceLoad> load(Device device) {
    return load.of(device);
  }

  @Override
  public List<String> variants(Device device) {
    List<String> variants = new ArrayList<>();
    gpu(device).ifPresent(gpu -> {
      if (gpu.way(WayKind.CUDA).isPresent()) {
        variants.addAll(List.of(CUDA, CUDA_GRAPHLESS));
      }
      if (gpu.hasTf32()) {
        variants.add(CUDA_TF32);
      }
      if (gpu.way(WayKind.OPENCL).isPresent()) {
        variants.add(OPENCL);
      }
    });
    return variants;
  }

  @Override
  public Engine open(Device device, int threads, String variant) {
    FoundGpu gpu = gpu(device).orElseThrow(() -> Problem.of(GpuProvider.class, "device.gone", device.name()));
    WayKind kind = variant.equals(OPENCL) ? WayKind.OPENCL : WayKind.CUDA;
    Way way = gpu.way(kind).orElseThrow(() -> Problem.of(GpuProvider.class, "device.way", device.name(), variant,
        String.join(", ", variants(device))));
    return new GpuEngine(device, variant, opening(way, variant));
  }

  private static Supplier<Card> opening(Way way, String variant) {
    return switch (variant) {
      case OPENCL -> () -> OpenClCard.open(way.platform(), way.number());
      case CUDA_GRAPHLESS -> () -> CudaCard.open(way.number(), CudaMode.GRAPHLESS);
      case CUDA_TF32 -> () -> CudaCard.open(way.number(), CudaMode.TF32);
      default -> () -> CudaCard.open(way.number(), CudaMode.GRAPH);
    };
  }

  private Optional<FoundGpu> gpu(Device device) {
    return found().gpus().stream().filter(gpu -> gpu.device().id().equals(device.id())).findFirst();
  }

  private synchronized GpuSearch.Found found() {
    if (found == null) {
      found = GpuSearch.here();
    }
    return found;
  }
}
