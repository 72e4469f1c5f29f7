package convscope.workbench.shell;

import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.LateScreen;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.LongTasks;

/** The parts of the frame. */
public record ShellParts(Screen topBar, Screen statusBar, Screen tasks, Screen log, Screen shortcuts) {

  /** The parts in the language of {@code texts}. */
  public static ShellParts make(ShellModel model, Appearance appearance, Commands commands, OpenDataset data,
      NetworkChoices networks, SelectedNetwork selected, SharedEngine engines, DeviceChooser devices,
      CurrentRun training, LongTasks tasks, Background background, Dialogs dialogs, Notices notices, WindowLog log,
      Texts texts) {
    Screen selector =
        new NetworkSelectorController(model, networks, selected, training, appearance, dialogs, notices, texts);
    return new ShellParts(new TopBarController(model, appearance, data, selector, engines, devices, training, texts),
        new StatusBarController(model, training, tasks, notices, texts),
        new TasksController(model, tasks, background, notices, texts),
        new LateScreen(() -> new LogController(model, log, texts)),
        new LateScreen(() -> new ShortcutsController(model, commands, texts)));
  }

  void close() {
    topBar.close();
    statusBar.close();
    tasks.close();
    log.close();
    shortcuts.close();
  }
}
