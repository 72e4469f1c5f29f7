package convscope.insight;

/** Told how far long work has come, and asked whether it is to go on. Called on the thread that works. */
@FunctionalInterface
public interface Progress {

  /** Whether to go on, {@code done} of {@code all} parts being done. */
  boolean goesOn(int done, int all);
}
