package convscope.library;

import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A user's notes about a run: {@code notes.json} in its folder, a separate file so that the run's manifest is never
 * modified.
 *
 * @param text in any number of lines
 * @param tags each once, in the order given, without spaces around
 */
public record Notes(String text, List<String> tags) {
  /** Empty notes. */
  public static final Notes NONE = new Notes("", List.of());

  static final String FILE = "notes.json";
  private static final RunNoteFile<Notes> STORED = new RunNoteFile<>(FILE, Notes.class, NONE, (wrong, file) ->
      Problem.because(wrong, Notes.class, "notes.wrong", file.toString(), wrong.getOriginalMessage()));

  public Notes {
    tags = tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  /** Notes with the tags that {@code typed} names, separated by commas. */
  public static Notes typed(String text, String typed) {
    return new Notes(text, Arrays.asList(typed.split(",")));
  }

  /** The tags, separated by commas. */
  public String tagLine() {
    return String.join(", ", tags);
  }

  /**
   * The notes of the run in {@code run}; {@link #NONE} if there are none.
   *
   * @throws Problem if there are, but cannot be read
   */
  public static Notes of(Path run) {
    return STORED.read(run);
  }

  /** Writes these into the run's folder {@code run}; empty notes have no file. */
  public void write(Path run) {
    STORED.write(run, this);
  }
}
