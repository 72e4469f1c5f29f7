package convscope.workbench.runs;

import convscope.export.ExportFormat;
import convscope.export.ExportOrder;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * The export format of the selected run, and which of its networks: of the latest or the best checkpoint, with averaged
 * or raw parameters. JavaFX thread.
 */
final class ExportMenu {
  private final Supplier<Optional<RunSummary>> run;
  private final RunServices services;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final List<MenuItem> formats = new ArrayList<>();
  private final RadioMenuItem newest;
  private final RadioMenuItem best;
  private final CheckMenuItem raw;
  private final MenuItem tensorBoard;

  /** @param run the selected run, if exactly one is selected */
  ExportMenu(Supplier<Optional<RunSummary>> run, RunServices services, Dialogs dialogs, Notices notices, Texts texts) {
    this.run = run;
    this.services = services;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    for (ExportFormat format : ExportFormat.values()) {
      formats.add(acting(named(new MenuItem(), format.toString()),
          () -> run.get().ifPresent(one -> export(one, format))));
    }
    newest = named(new RadioMenuItem(), "newest");
    best = named(new RadioMenuItem(), "best");
    ToggleGroup moments = new ToggleGroup();
    moments.getToggles().addAll(newest, best);
    newest.setSelected(true);
    raw = named(new CheckMenuItem(), "raw");
    tensorBoard = acting(named(new MenuItem(), "tensorboard"), () -> run.get().ifPresent(this::forTensorBoard));
  }

  private <T extends MenuItem> T named(T item, String name) {
    item.setId("runs-export-" + name);
    item.setText(texts.get("export." + name));
    return item;
  }

  private static MenuItem acting(MenuItem item, Runnable action) {
    item.setOnAction(chosen -> action.run());
    return item;
  }

  /** All its items, from the top. */
  List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>(formats);
    items.addAll(List.of(new SeparatorMenuItem(), newest, best, raw, new SeparatorMenuItem(), tensorBoard));
    return items;
  }

  /** Enables only what {@code one} has; if it has no best checkpoint, the latest is used. */
  void arrange(Optional<RunSummary> one) {
    boolean network = one.filter(RunSummary::saved).isPresent();
    boolean choice = one.filter(RunSummary::bestSaved).isPresent();
    for (int i = 0; i < formats.size(); i++) {
      formats.get(i).setDisable(ExportFormat.values()[i].holdsNetwork() && !network);
    }
    newest.setDisable(!network);
    best.setDisable(!choice);
    raw.setDisable(!network);
    if (!choice) {
      newest.setSelected(true);
    }
    tensorBoard.setDisable(one.filter(RunSummary::readable)
        .filter(run -> run.manifest().settings().summariesEvery() > 0)
        .isEmpty());
  }

  /** The dialog has already asked whether an existing file may be replaced. */
  private void export(RunSummary exported, ExportFormat format) {
    boolean ofBest = format.holdsNetwork() && best.isSelected();
    boolean ofRaw = format.holdsNetwork() && raw.isSelected();
    String proposed =
        RunActions.fileName(exported) + (ofBest ? "-best" : "") + (ofRaw ? "-raw" : "") + format.extension();
    dialogs.chooseFile(texts.get("export.title"), proposed).ifPresent(file ->
        services.tasks().start(texts.get("export.task", exported.name()), file, progress -> {
          Path source = ofBest ? best(exported.path()) : exported.path();
          return services.exporter().export(new ExportOrder(source.toString(), format, ofRaw, file, true),
              progress::at);
        }, remark -> texts.get("export.done", file), remark -> remark.ifPresent(notices::tell)));
  }

  private static Path best(Path run) {
    return RunFolder.open(run).checkpoints().best().orElseThrow(() -> Problem.of(ExportMenu.class,
        "no.best", run.toString()));
  }

  /** Quoted, since the folder's name may contain spaces. */
  private void forTensorBoard(RunSummary shown) {
    String command = "tensorboard --logdir \"" + shown.path().toAbsolutePath() + "\"";
    ClipboardContent content = new ClipboardContent();
    content.putString(command);
    Clipboard.getSystemClipboard().setContent(content);
    notices.say(texts.get("export.tensorboard.done", command));
  }
}
