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

/**
 * The bytes of an answer as they come, for a reader that will not wait for ever: Java's own stream of an answer can
 * neither be interrupted nor given a time. Read by one thread; a few buffers wait for it at most.
 */
final class ComingBytes implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  /** Nothing comes any more. */
  static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

  private static final int AHEAD = 8;

  private final BlockingQueue<List<ByteBuffer>> come = new LinkedBlockingQueue<>();
  private Flow.Subscription subscription;
  private boolean closed;
  private volatile Throwable failure;

  private ComingBytes() {}

  /** The bytes of {@code answer}. */
  static ComingBytes of(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    ComingBytes coming = new ComingBytes();
    answer.body().subscribe(coming);
    return coming;
  }

  /**
   * What comes next; {@link #END} itself after the last, null if nothing has come within {@code patience}.
   *
   * @throws IOException if the connection breaks
   */
  List<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
    List<ByteBuffer> next = come.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == END && failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    if (next != null && next != END) {
      request(1);
    }
    return next;
  }

  private synchronized void request(int buffers) {
    subscription.request(buffers);
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

  /** Lets go of the connection. */
  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
