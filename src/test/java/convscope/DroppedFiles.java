package convscope;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * What another program drags over the window and lets go of there: the same events with the same content, by a
 * dragboard of our own, since no other program is there to make one. JavaFX thread.
 */
final class DroppedFiles {
  private final Dragboard dragboard = DragboardHelper.createDragboard(board());

  DroppedFiles(List<Path> files) {
    this(filesOf(files));
  }

  DroppedFiles(ClipboardContent content) {
    dragboard.setContent(content);
  }

  /** A clipboard of JavaFX's own that lets itself be dragged, for copies. */
  private static TKClipboard board() {
    TKClipboard board = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard) Proxy.newProxyInstance(DroppedFiles.class.getClassLoader(), new Class<?>[] {TKClipboard.class},
        (proxy, method, arguments) -> method.getName().equals("getTransferModes") ? Set.of(TransferMode.COPY)
            : method.invoke(board, arguments));
  }

  private static ClipboardContent filesOf(List<Path> files) {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(files.stream().<File>map(Path::toFile).toList());
    return content;
  }

  /** Drags them over {@code node}; whether it would take them. */
  boolean over(Node node) {
    return fire(node, DragEvent.DRAG_OVER).isAccepted();
  }

  /** Drags them away again from over {@code node}. */
  void away(Node node) {
    fire(node, DragEvent.DRAG_EXITED);
  }

  /** Lets go of them on {@code node}; whether it took them. */
  boolean on(Node node) {
    return fire(node, DragEvent.DRAG_DROPPED).isDropCompleted();
  }

  private DragEvent fire(Node node, EventType<DragEvent> type) {
    // An event is copied on its way to the node; whoever handles it answers on the copy, as this one does again. The
    // scene sees it first, also where it keeps the event from the node.
    DragEvent[] seen = new DragEvent[1];
    EventHandler<DragEvent> witness = event -> seen[0] = event;
    node.getScene().addEventFilter(type, witness);
    Event.fireEvent(node, new DragEvent(null, node, type, dragboard, 1, 1, 1, 1, TransferMode.COPY, null, node, null));
    node.getScene().removeEventFilter(type, witness);
    return seen[0];
  }
}
