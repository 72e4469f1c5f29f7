package convscope.workbench.inspect;

import convscope.workbench.control.PictureShortcuts;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the Inspect view, for the list of shortcuts. */
final class InspectShortcuts {
  private InspectShortcuts() {}

  /** The keys of the film, of the steps, of the network's picture, of pictures, histograms and the scatter plot, in this order. */
  static List<Shortcut> of(Texts texts) {
    List<Shortcut> keys = new ArrayList<>(film(texts));
    keys.addAll(steps(texts));
    keys.addAll(picture(texts));
    keys.addAll(tiles(texts));
    keys.addAll(PictureShortcuts.saving(texts));
    keys.addAll(histogram(texts));
    keys.addAll(scatter(texts));
    return keys;
  }

  static List<Shortcut> film(Texts texts) {
    return List.of(Shortcut.of(texts, "film.play", KeyCode.P), Shortcut.of(texts, "film.loop", KeyCode.L),
        Shortcut.of(texts, "film.step", KeyCode.COMMA, KeyCode.PERIOD),
        Shortcut.of(texts, "film.speed", KeyCode.OPEN_BRACKET, KeyCode.CLOSE_BRACKET));
  }

  static List<Shortcut> steps(Texts texts) {
    return List.of(Shortcut.of(texts, "steps.open", KeyCode.S), Shortcut.of(texts, "steps.play", KeyCode.SPACE),
        Shortcut.of(texts, "steps.step", KeyCode.LEFT, KeyCode.RIGHT),
        Shortcut.of(texts, "steps.row", KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "steps.ends", KeyCode.HOME, KeyCode.END),
        Shortcut.of(texts, "steps.undo", control(KeyCode.Z), control(KeyCode.Y)),
        Shortcut.of(texts, "steps.leave", KeyCode.ESCAPE));
  }

  private static KeyCodeCombination control(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  static List<Shortcut> picture(Texts texts) {
    return List.of(Shortcut.of(texts, "picture.layer", KeyCode.LEFT, KeyCode.RIGHT),
        Shortcut.of(texts, "picture.map", KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "picture.ends", KeyCode.HOME, KeyCode.END));
  }

  static List<Shortcut> tiles(Texts texts) {
    return List.of(Shortcut.of(texts, "tiles.move", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "tiles.ends", KeyCode.HOME, KeyCode.END),
        Shortcut.of(texts, "tiles.pixel", shift(KeyCode.LEFT), shift(KeyCode.RIGHT), shift(KeyCode.UP),
            shift(KeyCode.DOWN)));
  }

  private static KeyCodeCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
  }

  static List<Shortcut> histogram(Texts texts) {
    return List.of(Shortcut.of(texts, "histogram.step", KeyCode.LEFT, KeyCode.RIGHT),
        Shortcut.of(texts, "histogram.bin", KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "histogram.ends", KeyCode.HOME, KeyCode.END));
  }

  static List<Shortcut> scatter(Texts texts) {
    return List.of(Shortcut.of(texts, "scatter.point", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "scatter.zoom", KeyCode.PLUS, KeyCode.MINUS),
        Shortcut.of(texts, "scatter.all", KeyCode.DIGIT0));
  }
}
