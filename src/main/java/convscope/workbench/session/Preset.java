package convscope.workbench.session;

import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;

/** The networks that can be selected in the window. */
public enum Preset {
  /** The tutorial's. */
  TUTORIAL("tutorial") {
    @Override
    Network network(InitializerEdition edition, int classes) {
      return Presets.tutorial(edition, classes);
    }
  },
  /** Krizhevsky's, with locally connected top layers: the tutorial's exercise. */
  LOCALLY_CONNECTED("locally-connected") {
    @Override
    Network network(InitializerEdition edition, int classes) {
      return Presets.locallyConnected(edition, classes);
    }
  };

  private final String id;

  Preset(String id) {
    this.id = id;
  }

  /** Its name in files and bundles. */
  public String id() {
    return id;
  }

  abstract Network network(InitializerEdition edition, int classes);
}
