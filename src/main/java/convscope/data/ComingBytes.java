package convscope.data;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a response as they arrive, for a reader with a time limit: Java's own stream of a response can
 * neither be interrupted nor given a timeout. Read by one thread; at most a few buffers are queued for it.
 */
final class ComingBytes implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  /** Marks the end. */
  static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

  private static final int AHEAD = 8;

  private final BlockingQueue<List<ByteBuffer>> come = new LinkedBlockingQueue<>();
  private Flow.@Nullable Subscription subscription;
  private boolean closed;
  private volatile @Nullable Throwable failure;

  private ComingBytes() {}

  /** The bytes of the response {@code answer}. */
  static ComingBytes of(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    ComingBytes coming = new ComingBytes();
    answer.body().subscribe(coming);
    return coming;
  }

  /**
   * The next bytes; {@link #END} itself after the last, null if nothing has arrived within {@code patience}.
   *
   * @throws IOException if the connection breaks
   */
  @Nullable List<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
    List<ByteBuffer> next = come.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    Throwable why = failure;
    if (next == END && why != null) {
      throw new IOException(why.getMessage(), why);
    }
    if (next != null && next != END) {
      request(1);
    }
    return next;
  }

  private synchronized void request(int buffers) {
    if (subscription != null) {
      subscription.request(buffers);
    }
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (closed) {
      begun.cancel();
    } else {
      begun.request(AHEAD);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    come.add(buffers);
  }

  @Override
  public void onError(Throwable why) {
    failure = why;
    come.add(END);
  }

  @Override
  public void onComplete() {
    come.add(END);
  }

  /** Releases the connection. */
  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
