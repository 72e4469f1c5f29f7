package convscope.engine.gpu.cuda;

import convscope.engine.gpu.card.CardFacts;
import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A card's context, made current on whatever thread calls, with its own stream; and all its resources, until they are
 * released. Thread-safe: one call waits for another. The driver's errors become a {@link Problem}.
 */
final class CudaSession {
  private static final Logger LOG = LoggerFactory.getLogger(CudaSession.class);

  private final CudaDriver driver;
  private final CardFacts facts;
  private final int device;
  private final long context;
  private final Set<CudaResource> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private long stream;
  private long module;
  private boolean closed;

  private CudaSession(CudaDriver driver, CardFacts facts, int device, long context) {
    this.driver = driver;
    this.facts = facts;
    this.device = device;
    this.context = context;
  }

  /**
   * Opens {@code device} and compiles {@code ptx} with its driver.
   *
   * @throws Problem if it cannot be opened; nothing is kept then
   */
  static CudaSession open(CudaDriver driver, CardFacts facts, int device, String ptx) {
    CudaSession session;
    try {
      session = new CudaSession(driver, facts, device, driver.retainContext(device));
    } catch (CudaFailure failure) {
      throw CudaSentences.of(facts.name(), failure);
    }
    try {
      session.run(asked -> {
        session.stream = asked.createStream();
        session.module = asked.loadModule(ptx);
      });
    } catch (RuntimeException | Error failure) {
      session.close();
      throw failure;
    }
    return session;
  }

  CardFacts facts() {
    return facts;
  }

  /** The stream of all work of this card, in order. */
  long stream() {
    return stream;
  }

  /** The module with its kernels. */
  long module() {
    return module;
  }

  /** Driver calls without a result. */
  interface Work {
    void with(CudaDriver driver);
  }

  /** Does {@code work} while the context is current. */
  void run(Work work) {
    ask(asked -> {
      work.with(asked);
      return true;
    });
  }

  /** The result of {@code question} while the context is current. */
  synchronized <T> T ask(Function<CudaDriver, T> question) {
    if (closed) {
      throw new IllegalStateException(facts.name() + " has been closed");
    }
    try {
      driver.pushContext(context);
      try {
        return question.apply(driver);
      } finally {
        driver.popContext();
      }
    } catch (CudaFailure failure) {
      throw CudaSentences.of(facts.name(), failure);
    }
  }

  /** Registers {@code resource}, to be freed with the card at the latest. */
  synchronized void keep(CudaResource resource) {
    open.add(resource);
  }

  /** Whether {@code resource} is still usable. */
  synchronized boolean has(CudaResource resource) {
    return open.contains(resource);
  }

  /** Frees {@code resource}, unless freed already. */
  synchronized void letGo(CudaResource resource) {
    if (open.remove(resource)) {
      quietly(resource::free);
    }
  }

  /** Frees everything, and releases the context. */
  synchronized void close() {
    if (closed) {
      return;
    }
    List<CudaResource> left = new ArrayList<>(open);
    open.clear();
    left.forEach(resource -> quietly(resource::free));
    if (module != 0) {
      quietly(asked -> asked.unloadModule(module));
    }
    if (stream != 0) {
      quietly(asked -> asked.destroyStream(stream));
    }
    closed = true;
    try {
      driver.releaseContext(device);
    } catch (CudaFailure broken) {
      LOG.debug("The context cannot be released", broken);
    }
  }

  /** A failed card returns its error for every call; it has been reported already. */
  private void quietly(Work work) {
    try {
      run(work);
    } catch (Problem broken) {
      LOG.debug("Something of {} cannot be freed", facts.name(), broken);
    }
  }
}
