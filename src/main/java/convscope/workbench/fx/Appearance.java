package convscope.workbench.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** How the window looks: light or dark, and the projector mode with larger type and stronger contrast. JavaFX thread. */
public final class Appearance {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final PseudoClass PROJECTOR = PseudoClass.getPseudoClass("projector");

  private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
  private final BooleanProperty projector = new SimpleBooleanProperty(this, "projector");

  public BooleanProperty darkProperty() {
    return dark;
  }

  public BooleanProperty projectorProperty() {
    return projector;
  }

  /** Dresses {@code scene}, now and whenever this changes. */
  public void dress(Scene scene) {
    scene.getStylesheets().add(Appearance.class.getResource("convscope.css").toExternalForm());
    dark.addListener((property, was, is) -> apply(scene));
    projector.addListener((property, was, is) -> apply(scene));
    scene.rootProperty().addListener((property, was, is) -> apply(scene));
    apply(scene);
  }

  private void apply(Scene scene) {
    String wanted = dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    if (!wanted.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(wanted);
    }
    scene.getRoot().pseudoClassStateChanged(DARK, dark.get());
    scene.getRoot().pseudoClassStateChanged(PROJECTOR, projector.get());
  }
}
