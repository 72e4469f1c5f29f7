package convscope.workbench.control;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The context menu of all pictures of a view, whatever is {@link Pictured}: by the right button, the menu key or
 * Shift+F10 it saves the one it is asked for on as a PNG; Ctrl+S does so at once. JavaFX thread.
 */
public final class PictureMenu extends ContextMenu {
  static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

  private final Dialogs dialogs;
  private final Background background;
  private final Consumer<Problem> failed;
  private final Texts texts;
  private @Nullable Node asked;

  /**
   * Gives every picture in {@code view}, now and later, this menu.
   *
   * @param failed told why a picture could not be saved
   */
  public PictureMenu(Node view, Dialogs dialogs, Background background, Language language, Consumer<Problem> failed) {
    this.dialogs = dialogs;
    this.background = background;
    this.failed = failed;
    texts = Texts.of(PictureMenu.class, language);
    MenuItem save = new MenuItem(texts.get("picture.save"));
    save.setId("save-picture");
    save.setAccelerator(SAVE);
    save.setOnAction(pressed -> save(asked));
    getItems().add(save);
    setAutoHide(true);
    view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
      Node picture = picture(event);
      if (picture != null) {
        ask(picture, event.getScreenX(), event.getScreenY());
        event.consume();
      }
    });
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    Node picture = picture(event);
    boolean menu = event.getCode() == KeyCode.F10 && event.isShiftDown() || event.getCode() == KeyCode.CONTEXT_MENU;
    if (picture == null) {
      return;
    }
    if (SAVE.match(event)) {
      save(picture);
      event.consume();
    } else if (menu && !isShowing()) {
      Point2D middle = picture.localToScreen(picture.getLayoutBounds().getCenterX(),
          picture.getLayoutBounds().getCenterY());
      ask(picture, middle.getX(), middle.getY());
      event.consume();
    }
  }

  private void ask(Node picture, double screenX, double screenY) {
    asked = picture;
    show(picture, screenX, screenY);
  }

  /** The picture on which {@code event} came; null where it came on something else, or on one that shows nothing. */
  private static @Nullable Node picture(Event event) {
    Node node = event.getTarget() instanceof Node target ? target : null;
    while (node != null && !(node instanceof Pictured)) {
      node = node.getParent();
    }
    return node == null || ((Pictured) node).picture().empty() ? null : node;
  }

  private void save(@Nullable Node picture) {
    if (picture == null) {
      return;
    }
    Pictured.Pixels pixels = ((Pictured) picture).picture();
    String title = ((Pictured) picture).title();
    String words = title.isEmpty() && picture.getAccessibleText() != null ? picture.getAccessibleText() : title;
    dialogs.chooseFile(texts.get("picture.save.title"), PictureFile.pictureName(words)).map(PictureFile::asPicture)
        .ifPresent(file -> write(file, pixels));
  }

  private void write(Path file, Pictured.Pixels pixels) {
    background.run(() -> {
      PictureFile.write(file, pixels);
      return file;
    }, written -> { }, failed);
  }
}
