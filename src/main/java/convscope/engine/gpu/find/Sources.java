package convscope.engine.gpu.find;

import java.time.Duration;
import java.util.Locale;

/** Whom to ask for GPUs; each answers within a limit of its own. Asked at once, from several threads. */
interface Sources {
  Answered<ToolCard> tool(Duration limit);

  Answer cuda(Duration limit);

  Answer openCl(Duration limit);

  /** Quick: nothing but small files that Linux makes up as they are read. */
  Answer linux();

  /** Those of this machine. */
  static Sources here() {
    return new Sources() {
      @Override
      public Answered<ToolCard> tool(Duration limit) {
        return NvidiaTool.here().cards(limit);
      }

      @Override
      public Answer cuda(Duration limit) {
        // Apple's systems have had none for years, and looking would take as long as it takes elsewhere.
        return isMac() ? Answer.notThere() : Inquiry.ask(Inquiry.Whom.CUDA, limit);
      }

      @Override
      public Answer openCl(Duration limit) {
        return Inquiry.ask(Inquiry.Whom.OPENCL, limit);
      }

      @Override
      public Answer linux() {
        return LinuxCards.here().ask();
      }
    };
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
  }
}
