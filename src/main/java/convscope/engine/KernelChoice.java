package convscope.engine;

/** Which arithmetic a person asks for. */
public enum KernelChoice {
  /** oneDNN where there is one, ND4J's operations elsewhere. */
  AUTO,
  /** oneDNN called directly. */
  ONEDNN,
  /** ND4J's operations alone. */
  ND4J
}
