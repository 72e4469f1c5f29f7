package convscope.foundation;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** The one place where threads are created: each has a name, and an uncaught failure is logged. */
public final class Threads {
  private Threads() {}

  /** A daemon thread, not yet started, called {@code name}. */
  public static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(Threads::failed);
    return thread;
  }

  // The logger is looked up only here: setting up the log takes a tenth of a second, which a start can spend on another
  // thread.
  private static void failed(Thread thread, Throwable failure) {
    LoggerFactory.getLogger(Threads.class).error("{} failed", thread.getName(), failure);
  }

  /** A factory of daemon threads called {@code prefix-0}, {@code prefix-1} and so on. */
  public static ThreadFactory daemons(String prefix) {
    AtomicInteger made = new AtomicInteger();
    return work -> daemon(prefix + "-" + made.getAndIncrement(), work);
  }
}
