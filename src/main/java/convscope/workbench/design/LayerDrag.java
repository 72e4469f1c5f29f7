package convscope.workbench.design;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** Moves a layer by dragging the head of its card; a line shows where it would come to stand. JavaFX thread. */
final class LayerDrag {
  /** Closer than this to where it was pressed, the mouse selects only. */
  private static final double LEAST_DISTANCE = 6;

  private final DesignModel model;
  private final Supplier<List<CardController>> cards;
  private double pressedAt;
  private boolean dragging;

  LayerDrag(DesignModel model, Supplier<List<CardController>> cards) {
    this.model = model;
    this.cards = cards;
  }

  /** From now on the card of position {@code index} can be dragged by {@code head}. */
  void install(Node head, int index) {
    head.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
      pressedAt = press.getSceneY();
      dragging = false;
    });
    head.addEventHandler(MouseEvent.MOUSE_DRAGGED, drag -> {
      dragging |= Math.abs(drag.getSceneY() - pressedAt) >= LEAST_DISTANCE;
      if (dragging) {
        mark(index, target(index, drag.getSceneY()));
      }
    });
    head.addEventHandler(MouseEvent.MOUSE_RELEASED, release -> {
      cards.get().forEach(card -> card.markDrop(false, false));
      if (dragging) {
        dragging = false;
        model.move(index, target(index, release.getSceneY()));
      }
    });
  }

  /** The position that the layer gets: it passes every card whose middle the mouse has passed. */
  private int target(int from, double y) {
    int above = 0;
    for (int i = 0; i < cards.get().size(); i++) {
      Bounds place = cards.get().get(i).node().localToScene(cards.get().get(i).node().getBoundsInLocal());
      above += i != from && place.getCenterY() < y ? 1 : 0;
    }
    return above;
  }

  private void mark(int from, int to) {
    List<CardController> all = cards.get();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).markDrop(to < from && i == to, to > from && i == to);
    }
  }
}
