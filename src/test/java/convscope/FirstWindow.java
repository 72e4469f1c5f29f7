package convscope;

import convscope.workbench.fx.Pulse;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window and ends when it has been drawn. The installer learns from this which classes a start needs. */
public final class FirstWindow {
  private FirstWindow() {}

  public static void main(String[] arguments) {
    Workbench.readAhead();
    Application.launch(Once.class);
  }

  /** The window for its first frames. */
  public static final class Once extends Application {
    private final Workbench workbench = new Workbench();

    @Override
    public void init() {
      workbench.init();
    }

    @Override
    public void start(Stage stage) {
      Pulse.afterFirstFrame(Platform::exit);
      workbench.start(stage);
    }

    @Override
    public void stop() throws InterruptedException {
      workbench.stop();
    }
  }
}
