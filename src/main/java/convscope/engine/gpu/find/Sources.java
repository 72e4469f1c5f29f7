package convscope.engine.gpu.find;

import java.time.Duration;
import java.util.Locale;

/** The sources of information on GPUs; each has its own time limit. Queried in parallel, from several threads. */
interface Sources {
  Answered<ToolCard> tool(Duration limit);

  Answer cuda(Duration limit);

  Answer openCl(Duration limit);

  /** Fast: only small virtual files of Linux. */
  Answer linux();

  /** The sources on this machine. */
  static Sources here() {
    return new Sources() {
      @Override
      public Answered<ToolCard> tool(Duration limit) {
        return NvidiaTool.here().cards(limit);
      }

      @Override
      public Answer cuda(Duration limit) {
        // Apple's systems have had none for years, and searching would take as long as elsewhere.
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
