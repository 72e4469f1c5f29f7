package convscope.library;

import convscope.foundation.Problem;
import java.nio.file.Path;

/**
 * What a user calls a run, and the color of its curves: {@code label.json} in its folder, whose own name stays. A
 * separate file, so that a new name and notes being typed cannot overwrite each other. Immutable.
 *
 * @param name as shown, without spaces around; empty for the folder's name
 * @param colour which of the ten colors for data, 1 to {@value #COLOURS}; 0 for any
 */
public record RunLabel(String name, int colour) {
  /** The number of colors for data. */
  public static final int COLOURS = 10;
  /** The folder's name, and any color. */
  public static final RunLabel NONE = new RunLabel("", 0);
  /** The most characters of a name. */
  public static final int LONGEST = 200;

  static final String FILE = "label.json";
  private static final RunNoteFile<RunLabel> STORED = new RunNoteFile<>(FILE, RunLabel.class, NONE, (wrong, file) ->
      Problem.because(wrong, RunLabel.class, "label.wrong", file.toString(), wrong.getOriginalMessage()));

  public RunLabel {
    String oneLine = name.replaceAll("\\s+", " ").strip();
    name = oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST);
    colour = colour >= 1 && colour <= COLOURS ? colour : 0;
  }

  /** The same with another name. */
  public RunLabel called(String other) {
    return new RunLabel(other, colour);
  }

  /** The same with another color. */
  public RunLabel coloured(int other) {
    return new RunLabel(name, other);
  }

  /**
   * The label of the run in {@code run}; {@link #NONE} if it has none.
   *
   * @throws Problem if it has one that cannot be read
   */
  public static RunLabel of(Path run) {
    return STORED.read(run);
  }

  /** Writes this into the folder {@code run} of a run that is being unpacked. */
  public void put(Path run) {
    STORED.put(run, this);
  }

  /** Writes this into the run's folder {@code run}; {@link #NONE} has no file. */
  public void write(Path run) {
    STORED.write(run, this);
  }
}
