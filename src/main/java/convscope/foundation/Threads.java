package convscope.foundation;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where threads are made: each has a name, and a failure in it is logged, never lost. */
public final class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private Threads() {}

  /** A daemon thread, not yet started, called {@code name}. */
  public static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, failure) -> LOG.error("{} failed", t.getName(), failure));
    return thread;
  }

  /** A factory of daemon threads called {@code prefix-0}, {@code prefix-1} and so on. */
  public static ThreadFactory daemons(String prefix) {
    AtomicInteger made = new AtomicInteger();
    return work -> daemon(prefix + "-" + made.getAndIncrement(), work);
  }
}
