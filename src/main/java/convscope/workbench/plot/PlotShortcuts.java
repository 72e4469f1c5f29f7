package convscope.workbench.plot;

import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of a chart, for the list of shortcuts of a view that has charts. */
public final class PlotShortcuts {
  private PlotShortcuts() {}

  /** The keys of a chart that has the focus, in the language of {@code view}. */
  public static List<Shortcut> of(Texts view) {
    Texts texts = view.beside(PlotShortcuts.class, "texts");
    return List.of(Shortcut.of(texts, "plot.zoom", KeyCode.PLUS, KeyCode.MINUS),
        Shortcut.of(texts, "plot.move", KeyCode.LEFT, KeyCode.RIGHT),
        Shortcut.of(texts, "plot.all", KeyCode.DIGIT0, KeyCode.HOME), Shortcut.of(texts, "plot.log", KeyCode.L),
        Shortcut.of(texts, "plot.maximize", KeyCode.M), Shortcut.of(texts, "plot.screen", KeyCode.F),
        Shortcut.of(texts, "plot.leave", KeyCode.ESCAPE),
        Shortcut.of(texts, "plot.menu", new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN)));
  }

  /** The keys among the names of a chart's lines, in the language of {@code view}. */
  public static List<Shortcut> names(Texts view) {
    Texts texts = view.beside(PlotShortcuts.class, "texts");
    return List.of(Shortcut.of(texts, "plot.names", KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "plot.name", KeyCode.ENTER));
  }
}
