package convscope.engine.gpu.find;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command that gets so much time and no more. What it says goes to files, so that it never waits for a reader, nor a
 * reader for it, and what it said before it was ended is there.
 */
final class BoundedProcess {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedProcess.class);
  /** Drivers' answers are a few KiB; anything larger is not an answer. */
  private static final int MOST_BYTES = 1 << 18;
  private static final String ANSWER = "answer";

  private BoundedProcess() {}

  /**
   * Runs {@code command}, which gets a file for its answer or may print it instead, and kills it after {@code limit}.
   */
  static Answer run(Function<Path, List<String>> command, Duration limit) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("convscope-asked");
      File out = folder.resolve("out").toFile();
      File err = folder.resolve("err").toFile();
      Process process;
      try {
        process = new ProcessBuilder(command.apply(folder.resolve(ANSWER))).redirectOutput(out)
            .redirectError(err).start();
      } catch (IOException notInstalled) {
        return Answer.notThere();
      }
      return outcome(process, folder, limit);
    } catch (IOException noRoom) {
      return Answer.failed("", String.valueOf(noRoom.getMessage()), 0);
    } finally {
      if (folder != null) {
        clear(folder);
      }
    }
  }

  private static Answer outcome(Process process, Path folder, Duration limit) throws IOException {
    Path out = folder.resolve("out");
    Path answer = folder.resolve(ANSWER);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return Answer.tooLate(text(Files.exists(answer) ? answer : out));
      }
      String text = text(Files.exists(answer) ? answer : out);
      return process.exitValue() == 0 ? Answer.whole(text)
          : Answer.failed(text, text(folder.resolve("err")) + "\n" + text(out), process.exitValue());
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
      return Answer.tooLate("");
    } finally {
      // A process blocked by a driver in the kernel cannot be killed; it is abandoned.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static void clear(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException stillHeld) {
      LOG.debug("{} stays", folder, stillHeld);
    }
  }
}
