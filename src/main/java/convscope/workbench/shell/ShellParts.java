package convscope.workbench.shell;

import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.LateScreen;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.ScreenOnDemand;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.NetworkExport;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.PlanForm;
import java.util.function.Supplier;

/** The parts of the frame. */
public record ShellParts(Screen topBar, Screen rate, Screen statusBar, Screen tasks, Screen log, Screen lessons,
    Screen welcome, Screen offer) {
  private static final long MESSAGE_MILLIS = 10_000;

  /** The parts in the language of {@code texts}. */
  public static ShellParts make(ShellModel model, Appearance appearance, OpenDataset data,
      NetworkChoices networks, SelectedNetwork selected, SharedEngine engines, DeviceChooser devices,
      CurrentRun training, PlanForm form, NetworkExport exports, Background background, Dialogs dialogs,
      Notices notices, WindowLog log, Supplier<Screen> lessons, FirstSteps firstSteps, Texts texts) {
    Screen selector = new NetworkSelectorController(model, networks, selected, training, exports, data, appearance,
        dialogs, notices, texts);
    return new ShellParts(new TopBarController(model, appearance, data, selector, engines, devices, training, texts),
        new ScreenOnDemand(appearance.projectorProperty(),
            () -> new RateController(model, appearance, training, form, texts)),
        new StatusBarController(model, training, exports.tasks(), notices, MESSAGE_MILLIS, texts),
        new TasksController(model, exports.tasks(), background, notices, texts),
        new LateScreen(() -> new LogController(model, log, texts)), new LateScreen(lessons),
        new ScreenOnDemand(model.welcomeProperty(), () -> new WelcomeController(model, firstSteps, texts)),
        new ScreenOnDemand(networks.unused().runProperty().map(run -> true).orElse(false),
            () -> new UnusedRunController(model, networks.unused(), selected, texts)));
  }

  void close() {
    topBar.close();
    rate.close();
    statusBar.close();
    tasks.close();
    log.close();
    lessons.close();
    welcome.close();
    offer.close();
  }
}
