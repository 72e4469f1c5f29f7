package convscope.workbench.shell;

import convscope.workbench.fx.Texts;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

/** The ring around the mouse and the picture that stands still, over the content of one window. JavaFX thread. */
final class PresentingLayer {
  /** What is below the badge is to be seen, too: it stays for this long after the last movement. */
  private static final Duration SEEN = Duration.seconds(3);
  private static final Duration FADING = Duration.millis(400);

  private final Window window;
  private final Scene scene;
  private final ShellModel model;
  private final Region ring = new Region();
  private final ImageView picture = new ImageView();
  private final Label words = new Label();
  private final StackPane frozen = new StackPane();
  private final StackPane badgePlace = new StackPane();
  private final SequentialTransition leaving;
  private final EventHandler<MouseEvent> moved = this::move;
  private final EventHandler<KeyEvent> typed = this::key;
  private final Subscription listening;
  private Point2D mouse = Point2D.ZERO;

  PresentingLayer(Window window, ShellModel model) {
    this.window = window;
    scene = window.getScene();
    this.model = model;
    ring.getStyleClass().add("pointer-ring");
    ring.setId("pointer-ring");
    // It points at things, and never takes a click from them.
    ring.setMouseTransparent(true);
    ring.setManaged(false);
    HBox badge = new HBox(words);
    badge.getStyleClass().add("badge");
    // Above the status bar, which it would hide.
    badgePlace.getChildren().setAll(badge);
    badgePlace.getStyleClass().add("badge-place");
    badgePlace.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    FadeTransition fade = new FadeTransition(FADING, badgePlace);
    fade.setToValue(0);
    leaving = new SequentialTransition(new PauseTransition(SEEN), fade);
    frozen.getStyleClass().add("frozen");
    frozen.setId("frozen");
    frozen.setAlignment(Pos.BOTTOM_CENTER);
    picture.setPreserveRatio(true);
    StackPane.setAlignment(picture, Pos.CENTER);
    frozen.getChildren().setAll(picture, badgePlace);
    frozen.setManaged(false);
    // A window hears of events before its scene, which has keys of its own.
    window.addEventFilter(MouseEvent.ANY, moved);
    window.addEventFilter(KeyEvent.ANY, typed);
    listening = Subscription.combine(model.pointerProperty().subscribe(is -> show()),
        model.frozenProperty().subscribe(is -> show()), scene.rootProperty().subscribe(root -> show()),
        scene.widthProperty().subscribe(now -> cover()), scene.heightProperty().subscribe(now -> cover()));
  }

  private void show() {
    if (scene.getRoot() instanceof Pane pane) {
      set(pane, frozen, model.frozenProperty().get());
      set(pane, ring, model.pointerProperty().get());
      ring.toFront();
    }
  }

  private void set(Pane pane, Region layer, boolean wanted) {
    boolean there = pane.getChildren().contains(layer);
    if (wanted && !there) {
      if (layer == frozen) {
        freeze(pane);
      }
      pane.getChildren().add(layer);
      place();
    } else if (!wanted && there) {
      pane.getChildren().remove(layer);
      if (layer == frozen) {
        leaving.stop();
      }
      picture.setImage(layer == frozen ? null : picture.getImage());
    }
  }

  /** Takes the picture in the pixels of the screen, without the ring, which goes on moving. */
  private void freeze(Parent root) {
    double scale = window.getRenderScaleX();
    SnapshotParameters sharp = new SnapshotParameters();
    sharp.setTransform(Transform.scale(scale, scale));
    ring.setVisible(false);
    WritableImage taken = root.snapshot(sharp, null);
    ring.setVisible(true);
    picture.setImage(taken);
    words.setText(Texts.of(ShellController.class, model.languageProperty().get()).get("frozen"));
    cover();
    tell();
  }

  /** Shows the badge for a moment. */
  private void tell() {
    badgePlace.setOpacity(1);
    leaving.playFromStart();
  }

  /** Nothing that moves is to be seen beside the picture, whatever size the window gets. */
  private void cover() {
    picture.setFitWidth(scene.getWidth());
    picture.setFitHeight(scene.getHeight());
    frozen.resizeRelocate(0, 0, scene.getWidth(), scene.getHeight());
  }

  private void place() {
    ring.applyCss();
    ring.autosize();
    ring.relocate(mouse.getX() - ring.getWidth() / 2, mouse.getY() - ring.getHeight() / 2);
  }

  /** What stands still takes no clicks either: they would do what nobody sees. */
  private void move(MouseEvent event) {
    mouse = new Point2D(event.getSceneX(), event.getSceneY());
    if (model.pointerProperty().get()) {
      place();
    }
    if (model.frozenProperty().get()) {
      tell();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (!model.frozenProperty().get() || isOwn(event)) {
      return;
    }
    if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.ESCAPE) {
      model.frozenProperty().set(false);
    } else {
      tell();
    }
    event.consume();
  }

  private static boolean isOwn(KeyEvent key) {
    return key.isShortcutDown() && (key.getCode() == KeyCode.P || key.getCode() == KeyCode.F);
  }

  void close() {
    listening.unsubscribe();
    leaving.stop();
    window.removeEventFilter(MouseEvent.ANY, moved);
    window.removeEventFilter(KeyEvent.ANY, typed);
    if (scene.getRoot() instanceof Pane pane) {
      pane.getChildren().removeAll(frozen, ring);
    }
  }
}
