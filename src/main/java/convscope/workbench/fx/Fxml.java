package convscope.workbench.fx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Connects FXML files and controllers. {@code TrainController} belongs to {@code TrainView.fxml} in the same package;
 * the controller is created first, by its constructor, and the file only names its class. JavaFX thread.
 */
public final class Fxml {
  private static final String CONTROLLER = "Controller";

  private Fxml() {}

  /** Loads the FXML reader, a tenth of a second of work, by reading a minimal file. Any thread. */
  public static void readAhead() {
    try {
      new FXMLLoader().load(new ByteArrayInputStream(
          "<?import java.lang.Object?><Object/>".getBytes(StandardCharsets.UTF_8)));
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** The node that the file of {@code controller} describes, with the controller's fields injected. */
  public static Parent load(Object controller, Texts texts) {
    Class<?> type = controller.getClass();
    String name = type.getSimpleName().substring(0, type.getSimpleName().length() - CONTROLLER.length()) + "View.fxml";
    URL file = type.getResource(name);
    if (file == null) {
      throw new IllegalStateException("There is no " + name + " beside " + type);
    }
    FXMLLoader loader = new FXMLLoader(file, texts.bundle());
    loader.setControllerFactory(wanted -> controller);
    try {
      return loader.load();
    } catch (IOException wrong) {
      throw new IllegalStateException(name + " is not right", wrong);
    }
  }
}
