package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardFacts;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.HostBuffer;
import convscope.engine.gpu.cuda.CudaDriver.Attribute;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An NVIDIA card through CUDA's driver: kernels from PTX that the driver compiles for the card, all work on its own
 * stream. The driver is loaded when the first card is opened.
 */
public final class CudaCard implements Card {
  private final CudaSession session;
  private final CudaMemory memory;
  private final CudaSteps steps;
  private final boolean graph;

  private CudaCard(CudaSession session, boolean graph) {
    this.session = session;
    this.graph = graph;
    memory = new CudaMemory(session);
    steps = new CudaSteps(session, memory);
  }

  /**
   * Opens the card that CUDA numbers {@code ordinal}; programs run as graphs. It takes a second or more if the driver
   * has not compiled the kernels before.
   *
   * @throws Problem if there is no driver or no such card, or it cannot run the kernels
   */
  public static CudaCard open(int ordinal) {
    return open(ordinal, CudaMode.GRAPH);
  }

  /** The same, computing as {@code mode} says. */
  public static CudaCard open(int ordinal, CudaMode mode) {
    return open(NativeCudaDriver.load(DriverLibrary.places()), ordinal, mode, ptx(mode));
  }

  static CudaCard open(CudaDriver driver, int ordinal, CudaMode mode, String ptx) {
    int device;
    CardFacts facts;
    int capability;
    try {
      int count = driver.count();
      if (ordinal < 0 || ordinal >= count) {
        throw Problem.of(CudaCard.class, "card.number", ordinal, count);
      }
      device = driver.device(ordinal);
      facts = new CardFacts(driver.name(device), "CUDA", "CUDA " + DriverLibrary.words(driver.version()),
          driver.memory(device), driver.attribute(device, Attribute.SHARED_BYTES),
          driver.attribute(device, Attribute.MOST_THREADS), driver.attribute(device, Attribute.MULTIPROCESSORS), false);
      capability = 10 * driver.attribute(device, Attribute.CAPABILITY_MAJOR)
          + driver.attribute(device, Attribute.CAPABILITY_MINOR);
    } catch (CudaFailure failure) {
      throw CudaSentences.noStart(failure);
    }
    if (capability < mode.capability()) {
      throw Problem.of(CudaCard.class, "card.capability", facts.name(), tenth(capability), tenth(mode.capability()));
    }
    return new CudaCard(CudaSession.open(driver, facts, device, ptx), mode.graph());
  }

  private static String tenth(int capability) {
    return capability / 10 + "." + capability % 10;
  }

  private static String ptx(CudaMode mode) {
    try (InputStream kernels = CudaCard.class.getResourceAsStream(mode.kernels())) {
      if (kernels == null) {
        throw Problem.of(CudaCard.class, "kernels.missing", mode.kernels());
      }
      return new String(kernels.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException broken) {
      throw Problem.because(broken, CudaCard.class, "kernels.unreadable", FailureReason.of(broken));
    }
  }

  @Override
  public CardFacts facts() {
    return session.facts();
  }

  @Override
  public CardBuffer buffer(int count) {
    return CudaBuffer.of(session, count);
  }

  @Override
  public HostBuffer host(int count) {
    return CudaHostBuffer.of(session, count);
  }

  @Override
  public void write(float[] from, int start, int count, CardBuffer to, int first) {
    memory.write(from, start, count, to, first);
  }

  @Override
  public void write(int[] from, CardBuffer to) {
    memory.write(from, to);
  }

  @Override
  public void read(CardBuffer from, int first, int count, float[] to, int start) {
    memory.read(from, first, count, to, start);
  }

  @Override
  public CardProgram program(List<CardStep> wanted) {
    return CudaProgram.of(session, wanted.stream().map(step -> step.accept(steps)).toList(), graph);
  }

  @Override
  public void close() {
    session.close();
  }
}
