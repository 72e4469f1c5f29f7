package convscope.workbench.shell;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The last lines of the log, kept for the window. Any thread. */
public final class WindowLog {
  private static final int KEPT = 500;

  private final Deque<String> lines = new ArrayDeque<>();
  private long written;

  /** Starts keeping log lines. */
  public void attach() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder pattern = new PatternLayoutEncoder();
    pattern.setContext(context);
    pattern.setPattern("%d{HH:mm:ss} %-5level %msg%n");
    pattern.start();
    AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
      @Override
      protected void append(ILoggingEvent event) {
        keep(new String(pattern.encode(event), StandardCharsets.UTF_8).stripTrailing());
      }
    };
    appender.setContext(context);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private synchronized void keep(String text) {
    for (String line : text.split("\n")) {
      lines.addLast(line);
    }
    while (lines.size() > KEPT) {
      lines.removeFirst();
    }
    written++;
  }

  /** The number of lines logged so far. */
  synchronized long written() {
    return written;
  }

  /** The lines kept, oldest first. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
