package convscope.engine.gpu.find;

import convscope.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that does what bad drivers do. */
public final class Misbehaving {
  static final int CRASHED = 134;
  private static final long HANG_SECONDS = 10;
  private static final int FLOOD_LINES = 200_000;

  private Misbehaving() {}

  /** What it does. */
  enum How {
    /** Writes one line of its answer, and then nothing for ten seconds. */
    HANGS,
    /** Writes one line of its answer, and is gone. */
    CRASHES,
    /** Prints more than any pipe holds, and then is done. */
    CHATTERS
  }

  static List<String> command(How how, Path answer) {
    List<String> command = ChildProcess.javaAlike(every -> true, "-Xmx32m", "-XX:TieredStopAtLevel=1");
    command.addAll(List.of(Misbehaving.class.getName(), how.name(), answer.toString()));
    return command;
  }

  public static void main(String[] arguments) throws Exception {
    Files.writeString(Path.of(arguments[1]), "platform\tnumber=0\tname=First\n");
    switch (How.valueOf(arguments[0])) {
      case HANGS -> new CountDownLatch(1).await(HANG_SECONDS, TimeUnit.SECONDS);
      case CRASHES -> Runtime.getRuntime().halt(CRASHED);
      case CHATTERS -> {
        for (int i = 0; i < FLOOD_LINES; i++) {
          System.out.println("the driver says nothing of interest");
        }
      }
    }
  }
}
