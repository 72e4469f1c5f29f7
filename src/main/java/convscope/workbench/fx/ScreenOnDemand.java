package convscope.workbench.fx;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/**
 * A part of a view that is seldom there: it takes no room, and is not created, until it is first wanted. A start of the
 * program then does not pay for it. JavaFX thread.
 */
public final class ScreenOnDemand implements Screen {
  private final LateScreen late;
  private final StackPane place = new StackPane();
  private final Subscription watching;
  private boolean made;

  /** The screen that {@code make} creates when {@code wanted} is first true; from then on it hides itself. */
  public ScreenOnDemand(ObservableValue<Boolean> wanted, Supplier<Screen> make) {
    late = new LateScreen(make);
    place.setPickOnBounds(false);
    place.setVisible(false);
    place.setManaged(false);
    watching = wanted.subscribe(this::wanted);
  }

  private void wanted(boolean now) {
    if (now && !made) {
      made = true;
      place.getChildren().setAll(late.node());
      Presence.follow(place, late.node().managedProperty());
    }
  }

  @Override
  public Parent node() {
    return place;
  }

  @Override
  public void shown() {
    if (made) {
      late.shown();
    }
  }

  @Override
  public void hidden() {
    late.hidden();
  }

  @Override
  public void close() {
    watching.unsubscribe();
    late.close();
  }
}
