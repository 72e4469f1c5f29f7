package convscope.library;

import convscope.foundation.Problem;
import java.nio.file.Path;

/**
 * Who handed a run in: {@code handed-in.json} in its folder. Immutable.
 *
 * @param student the name of the student, or of several; empty for a run of one's own
 * @param time when, in ISO 8601
 * @param answers what was written with it, in any number of lines
 * @param file the file that was handed in
 */
public record HandedIn(String student, String time, String answers, String file) {
  /** A run of one's own. */
  public static final HandedIn NONE = new HandedIn("", "", "", "");

  static final String FILE = "handed-in.json";
  private static final RunNoteFile<HandedIn> STORED = new RunNoteFile<>(FILE, HandedIn.class, NONE, (wrong, file) ->
      Problem.because(wrong, HandedIn.class, "handed.wrong", file.toString(), wrong.getOriginalMessage()));

  /** Whether somebody handed it in. */
  public boolean isSo() {
    return !student.isEmpty();
  }

  /**
   * Who handed in the run in {@code run}; {@link #NONE} for a run of one's own.
   *
   * @throws Problem if that cannot be read
   */
  public static HandedIn of(Path run) {
    return STORED.read(run);
  }

  /** Writes this into the folder {@code run} of a run that is being unpacked. */
  public void put(Path run) {
    STORED.put(run, this);
  }
}
