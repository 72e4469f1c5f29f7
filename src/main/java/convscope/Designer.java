package convscope;

import convscope.foundation.Home;
import convscope.foundation.Language;
import convscope.workbench.design.DesignController;
import convscope.workbench.design.DesignModel;
import convscope.workbench.design.LayerTiming;
import convscope.workbench.design.RunTime;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;

/** Assembles the view in which a network is designed, which hands it over to the form of Train. JavaFX thread. */
final class Designer {
  private final DesignModel model;

  Designer(PlanForm form, OpenDataset data, SelectedNetwork networks, SharedEngine engines, CurrentRun training,
      Background background) {
    model = new DesignModel(form, data.datasetProperty(), networks.modelProperty(),
        new RunTime(engines.engineProperty(), Home.runs(), background),
        new LayerTiming(engines.engineProperty(), training.stateProperty().map(state -> training.free()), background),
        Home.folder().resolve("design.json"), background);
    model.restore();
  }

  /** The view in {@code language}; {@code toTrain} shows Train. */
  Screen screen(Runnable toTrain, Dialogs dialogs, Notices notices, Language language) {
    return new DesignController(model, toTrain, dialogs, notices, language);
  }
}
