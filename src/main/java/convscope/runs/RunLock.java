package convscope.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/** The right to train one run. */
public final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  RunLock(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }
}
