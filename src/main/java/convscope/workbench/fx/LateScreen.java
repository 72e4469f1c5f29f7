package convscope.workbench.fx;

import java.util.function.Supplier;
import javafx.scene.Parent;

/** A screen that is created when first shown, so that the start does not wait for it. JavaFX thread. */
public final class LateScreen implements Screen {
  private final Supplier<Screen> make;
  private Screen made;

  /** The screen created by {@code make}, at most once. */
  public LateScreen(Supplier<Screen> make) {
    this.make = make;
  }

  @Override
  public Parent node() {
    if (made == null) {
      made = make.get();
    }
    return made.node();
  }

  @Override
  public void shown() {
    node();
    made.shown();
  }

  @Override
  public void hidden() {
    if (made != null) {
      made.hidden();
    }
  }

  @Override
  public void close() {
    if (made != null) {
      made.close();
    }
  }
}
