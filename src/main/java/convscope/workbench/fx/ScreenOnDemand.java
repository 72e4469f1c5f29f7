package convscope.workbench.fx;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A part of a view that is seldom there: it takes no room, and is not created, until it is first wanted. A start of the
 * program then does not pay for it. JavaFX thread.
 */
public final class ScreenOnDemand implements Screen {
  private final Supplier<Screen> make;
  private final StackPane place = new StackPane();
  private final Subscription watching;
  private @Nullable Screen made;

  /** The screen that {@code make} creates when {@code wanted} is first true; from then on it hides itself. */
  public ScreenOnDemand(ObservableValue<Boolean> wanted, Supplier<Screen> make) {
    this.make = make;
    place.setPickOnBounds(false);
    place.setVisible(false);
    place.setManaged(false);
    watching = wanted.subscribe(this::wanted);
  }

  private void wanted(boolean now) {
    if (now && made == null) {
      made = make.get();
      place.getChildren().setAll(made.node());
      place.visibleProperty().bind(made.node().managedProperty());
      place.managedProperty().bind(made.node().managedProperty());
    }
  }

  @Override
  public Parent node() {
    return place;
  }

  @Override
  public void shown() {
    if (made != null) {
      made.shown();
    }
  }

  @Override
  public void hidden() {
    if (made != null) {
      made.hidden();
    }
  }

  @Override
  public void close() {
    watching.unsubscribe();
    if (made != null) {
      made.close();
    }
  }
}
