package convscope;

import convscope.foundation.Home;
import convscope.foundation.Language;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.ownclasses.OtherViews;
import convscope.workbench.ownclasses.OwnClassesController;
import convscope.workbench.ownclasses.OwnClassesModel;
import convscope.workbench.runs.RunsModel;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlannedRun;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.shell.ShellModel;
import convscope.workbench.shell.ViewId;
import java.util.List;

/** Assembles the view of own classes, from which other views are opened. JavaFX thread. */
final class OwnClasses {
  private final OwnClassesModel model;
  private final Others others;

  /** What the other views show. */
  record Others(OpenDataset data, SelectedNetwork networks, RunsModel runs, ShellModel shell) {
    private OtherViews views() {
      return new OtherViews((place, options) -> {
        data.open(place, options);
        shell.viewProperty().set(ViewId.DATA);
      }, run -> {
        networks.open(run);
        shell.viewProperty().set(ViewId.CLASSIFY);
      }, run -> {
        runs.select(List.of(run));
        shell.viewProperty().set(ViewId.RUNS);
      });
    }
  }

  OwnClasses(PlannedRun run, SharedEngine engines, Background background, Others others) {
    model = new OwnClassesModel(Home.folder(), Home.data(), run, engines, background);
    this.others = others;
  }

  OwnClassesModel model() {
    return model;
  }

  /** The view in {@code language}. */
  Screen screen(Background background, Dialogs dialogs, Notices notices, Language language) {
    return new OwnClassesController(model, others.views(), background, dialogs, notices, language);
  }
}
