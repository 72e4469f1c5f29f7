package convscope.insight;

/** Receives the progress of long work, and decides whether it continues. Called on the working thread. */
@FunctionalInterface
public interface Progress {

  /** Whether to continue, {@code done} of {@code all} parts being done. */
  boolean goesOn(int done, int all);
}
