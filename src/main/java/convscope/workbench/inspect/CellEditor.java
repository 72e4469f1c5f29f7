package convscope.workbench.inspect;

/** What a {@link NumberGrid} tells while a number in it is changed by hand. JavaFX thread. */
interface CellEditor {

  /** A change begins. */
  void begin();

  /** Number {@code cell} is to be {@code value}. */
  void to(int cell, double value);

  /** The change has ended; {@code keep} is false where it is to be taken back. */
  void end(boolean keep);
}
