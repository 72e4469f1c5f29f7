package convscope.workbench.control;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

/** The keys of the controls of this package, for the list of shortcuts of a view that has them. */
public final class PictureShortcuts {
  private PictureShortcuts() {}

  /** The keys that move through an {@link ImageGrid}, in the language of {@code view}. */
  public static List<Shortcut> grid(Texts view) {
    Texts texts = own(view);
    return List.of(Shortcut.of(texts, "grid.move", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "grid.page", KeyCode.PAGE_UP, KeyCode.PAGE_DOWN),
        Shortcut.of(texts, "grid.ends", KeyCode.HOME, KeyCode.END));
  }

  /** The keys of a {@link PictureMenu}, in the language of {@code view}. */
  public static List<Shortcut> saving(Texts view) {
    Texts texts = own(view);
    return List.of(Shortcut.of(texts, "picture.save", PictureMenu.SAVE),
        Shortcut.of(texts, "picture.menu", shift(KeyCode.F10), new KeyCodeCombination(KeyCode.CONTEXT_MENU)));
  }

  private static KeyCodeCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, SHIFT_DOWN);
  }

  private static Texts own(Texts view) {
    return view.beside(PictureShortcuts.class, "texts");
  }
}
