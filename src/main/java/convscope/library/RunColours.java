package convscope.library;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the ten colors for data each run's curves have. */
public final class RunColours {
  private RunColours() {}

  /**
   * The color of {@code run} on its own, 1 to {@link RunLabel#COLOURS}: the one that a user gave it, else one that
   * follows from its folder's name and therefore never changes.
   */
  public static int of(RunSummary run) {
    return run.label().colour() > 0 ? run.label().colour()
        : Math.floorMod(run.folderName().hashCode(), RunLabel.COLOURS) + 1;
  }

  /**
   * The colors of {@code runs} drawn together, by their folders: a color that a user gave always counts; of the other
   * runs, one whose color is taken gets the next free one, as long as there are any.
   */
  public static Map<Path, Integer> together(List<RunSummary> runs) {
    Map<Path, Integer> colours = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (RunSummary run : runs) {
      if (run.label().colour() > 0) {
        colours.put(run.path(), run.label().colour());
        taken.add(run.label().colour());
      }
    }
    for (RunSummary run : runs) {
      if (!colours.containsKey(run.path())) {
        int colour = of(run);
        for (int tried = 1; taken.contains(colour) && tried < RunLabel.COLOURS; tried++) {
          colour = colour % RunLabel.COLOURS + 1;
        }
        colours.put(run.path(), colour);
        taken.add(colour);
      }
    }
    return colours;
  }
}
