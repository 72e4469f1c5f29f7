package convscope;

import convscope.engine.Engine;
import convscope.engine.Engines;

/** The engine of this machine, for tests of what stands on it. */
public final class AnEngine {
  /** The arithmetic that a provider chooses. */
  public static final String AUTO = "auto";
  /** The arithmetic that is there on every machine. */
  public static final String ND4J = "nd4j";

  private static final Engines INSTALLED = Engines.installed();

  private AnEngine() {}

  /** The engines of this machine. Its devices are searched for once: that starts processes, and takes half a second. */
  public static Engines installed() {
    return INSTALLED;
  }

  /** With the arithmetic that people get who choose none. */
  public static Engine usual() {
    return of(AUTO);
  }

  /** With the arithmetic called {@code variant}. */
  public static Engine of(String variant) {
    return INSTALLED.open(INSTALLED.usual(), 0, variant);
  }
}
