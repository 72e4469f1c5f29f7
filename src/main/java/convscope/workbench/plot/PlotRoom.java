package convscope.workbench.plot;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A view in which one chart at a time can take all the room, or the whole screen, until Esc. Charts in a {@link
 * PlotPlace} find the room around them. JavaFX thread.
 */
public final class PlotRoom extends StackPane {
  private final Area stage = new Area();
  private final Parent content;
  private @Nullable Plot maximized;
  private @Nullable PlotPlace home;
  private @Nullable Stage screen;

  /** What the one chart fills. */
  private static final class Area extends StackPane {
    Area() {
      getStyleClass().add("plot-stage");
    }

    @Override
    public String getUserAgentStylesheet() {
      return PlotRoom.class.getResource("plot.css").toExternalForm();
    }
  }

  /** The room of {@code view}. */
  public PlotRoom(Parent view) {
    content = view;
    getChildren().add(content);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE && maximized != null) {
        restore();
        event.consume();
      }
    });
  }

  /** The room around {@code plot}; null if there is none, or {@code plot} is in no place of its own. */
  static @Nullable PlotRoom around(Plot plot) {
    Node node = plot.getParent() instanceof PlotPlace place ? place : null;
    while (node != null && !(node instanceof PlotRoom)) {
      node = node.getParent();
    }
    return (PlotRoom) node;
  }

  /** The chart that has all the room; null for none. */
  @Nullable Plot maximized() {
    return maximized;
  }

  boolean onFullScreen() {
    return screen != null;
  }

  /** Gives {@code plot}, which is in a place in this room, all of the room. */
  void maximize(Plot plot) {
    restore();
    maximized = plot;
    home = (PlotPlace) plot.getParent();
    stage.getChildren().setAll(plot);
    content.setVisible(false);
    getChildren().add(stage);
    plot.actions().movedTo(this);
    plot.requestFocus();
  }

  /** Gives the chart that has all the room the whole screen, in a window of its own. */
  void fillScreen() {
    Scene own = getScene();
    Plot plot = maximized;
    Area root = new Area();
    root.getChildren().add(plot);
    Scene scene = new Scene(root);
    scene.getStylesheets().setAll(own.getStylesheets());
    own.getRoot().getPseudoClassStates().forEach(state -> root.pseudoClassStateChanged(state, true));
    // Start, pause and stop work here too.
    scene.getAccelerators().putAll(own.getAccelerators());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        leaveScreen();
        event.consume();
      }
    });
    screen = new Stage();
    screen.initOwner(own.getWindow());
    screen.setTitle(plot.getTitle());
    screen.setScene(scene);
    screen.setX(own.getWindow().getX());
    screen.setY(own.getWindow().getY());
    screen.setFullScreenExitHint("");
    screen.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    screen.setFullScreen(true);
    screen.setOnCloseRequest(event -> leaveScreen());
    screen.show();
    plot.changed();
    plot.requestFocus();
  }

  /** Puts the chart on the whole screen back into this room. */
  void leaveScreen() {
    if (screen != null) {
      Stage left = screen;
      screen = null;
      stage.getChildren().setAll(maximized);
      left.close();
      maximized.changed();
      maximized.requestFocus();
    }
  }

  /** Puts the chart that has all the room back into its place. */
  void restore() {
    leaveScreen();
    if (maximized != null) {
      Plot plot = maximized;
      maximized = null;
      getChildren().remove(stage);
      content.setVisible(true);
      home.getChildren().setAll(plot);
      plot.actions().movedTo(null);
      plot.requestFocus();
    }
  }
}
