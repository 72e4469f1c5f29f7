package convscope.engine.gpu.find;

import convscope.engine.DeviceStatus;
import convscope.engine.DeviceStatus.Key;
import convscope.foundation.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches for GPUs: all sources in parallel, each for at most two seconds. */
public final class GpuSearch {
  private static final Logger LOG = LoggerFactory.getLogger(GpuSearch.class);
  /** The time limit of a source in seconds, for machines that are slow, or busy with tests. */
  private static final String SECONDS = "convscope.gpus.seconds";
  private static final long USUAL_SECONDS = 2;
  /** The additional wait for a source that should have ended itself. */
  private static final Duration GRACE = Duration.ofMillis(500);
  /** {@code true} makes processors listed by OpenCL count as GPUs: for tests without a GPU. */
  private static final String PROCESSORS = "convscope.opencl.processors";

  private static final String OPENCL = "OpenCL";
  private static final String CUDA = "CUDA";

  private final Sources sources;
  private final Optional<String> hiding;
  private final boolean processors;

  /** The time limit of a source. */
  static Duration limit() {
    return Duration.ofSeconds(Long.getLong(SECONDS, USUAL_SECONDS));
  }

  /** A search of {@code sources}, with {@code hiding} as in {@link Surroundings}. */
  GpuSearch(Sources sources, Optional<String> hiding, boolean processors) {
    this.sources = sources;
    this.hiding = hiding;
    this.processors = processors;
  }

  /**
   * The result.
   *
   * @param gpus in an order that is the same at every start
   * @param remarks remarks on the search
   */
  public record Found(List<FoundGpu> gpus, List<DeviceStatus> remarks) {
    public Found {
      gpus = List.copyOf(gpus);
      remarks = List.copyOf(remarks);
    }
  }

  /** Searches this machine; takes up to two and a half seconds. Not for the JavaFX thread. */
  public static Found here() {
    return new GpuSearch(Sources.here(), Surroundings.hidingHere(), Boolean.getBoolean(PROCESSORS)).search();
  }

  Found search() {
    CompletableFuture<Answered<ToolCard>> tool = begin(NvidiaTool.NAME, () -> sources.tool(limit()));
    CompletableFuture<Answer> cuda = begin(CUDA, () -> sources.cuda(limit()));
    CompletableFuture<Answer> openCl = begin(OPENCL, () -> sources.openCl(limit()));
    Answer linux = sources.linux();
    long end = System.nanoTime() + limit().plus(GRACE).toNanos();
    return found(end(tool, end, new Answered<>(Answer.tooLate(""), List.of()),
        why -> new Answered<>(why, List.of())), end(cuda, end, Answer.tooLate(""), why -> why),
        end(openCl, end, Answer.tooLate(""), why -> why), linux);
  }

  private static <T> CompletableFuture<T> begin(String name, Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Threads.daemon("convscope-find-" + name, () -> {
      try {
        answer.complete(question.get());
      } catch (RuntimeException | Error failed) {
        answer.completeExceptionally(failed);
      }
    }).start();
    return answer;
  }

  private static <T> T end(CompletableFuture<T> answer, long end, T late, Function<Answer, T> failed) {
    try {
      return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException leftAlone) {
      return late;
    } catch (ExecutionException broken) {
      Throwable cause = broken.getCause() == null ? broken : broken.getCause();
      LOG.warn("A source of GPUs failed", cause);
      return failed.apply(Answer.failed("", String.valueOf(cause.getMessage()), 0));
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
      return late;
    }
  }

  private Found found(Answered<ToolCard> tool, Answer cuda, Answer openCl, Answer linux) {
    List<OpenClDevice> devices = OpenClDevice.read(openCl.text()).stream()
        .filter(device -> device.isGpu() || processors && device.isProcessor()).toList();
    List<FoundCard> cards =
        SameCards.of(tool.things(), CudaDevice.read(cuda.text()), devices, PciCard.read(linux.text()));
    Surroundings around = new Surroundings(hiding, trouble(OPENCL, openCl)
        .or(() -> missing(openCl)), trouble(CUDA, cuda));
    List<FoundGpu> gpus = new ArrayList<>();
    for (FoundCard card : cards) {
      gpus.add(FoundGpu.of(gpus.size(), card, Verdict.of(card, around)));
    }
    return new Found(gpus, remarks(gpus, around, trouble(NvidiaTool.NAME, tool.answer())));
  }

  private static List<DeviceStatus> remarks(List<FoundGpu> gpus, Surroundings around, Optional<DeviceStatus> tool) {
    List<DeviceStatus> remarks = new ArrayList<>();
    if (gpus.isEmpty()) {
      remarks.add(DeviceStatus.of(Key.NO_GPU));
    }
    Stream.of(tool, around.cuda(), around.openCl().filter(one -> gpus.isEmpty() || one.key() != Key.OPENCL_MISSING))
        .flatMap(Optional::stream).forEach(remarks::add);
    return remarks;
  }

  private static Optional<DeviceStatus> trouble(String name, Answer answer) {
    return switch (answer.ending()) {
      case WHOLE, NOT_THERE -> Optional.empty();
      case TOO_LATE -> Optional.of(DeviceStatus.of(Key.NO_ANSWER, name, Long.toString(limit().toSeconds())));
      case FAILED -> Optional.of(DeviceStatus.of(Key.ANSWER_FAILED, name, answer.complaint()));
    };
  }

  private static Optional<DeviceStatus> missing(Answer openCl) {
    return openCl.ending() == Answer.Ending.NOT_THERE ? Optional.of(DeviceStatus.of(Key.OPENCL_MISSING))
        : Optional.empty();
  }
}
