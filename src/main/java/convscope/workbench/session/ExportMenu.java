package convscope.workbench.session;

import convscope.export.ExportFormat;
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
 * The formats of an export, and which network of a run: that of the latest or the best checkpoint, with averaged or raw
 * parameters. What only a run has is not there for a single network. JavaFX thread.
 */
public final class ExportMenu {
  private final Supplier<Optional<Exportable>> wanted;
  private final String id;
  private final Notices notices;
  private final Texts texts;
  private final List<MenuItem> formats = new ArrayList<>();
  private final RadioMenuItem newest;
  private final RadioMenuItem best;
  private final CheckMenuItem raw;
  private final MenuItem tensorBoard;
  private final SeparatorMenuItem beforeTensorBoard = new SeparatorMenuItem();
  private Runnable chosen = () -> { };

  /**
   * A menu for what {@code wanted} gives at the moment of opening.
   *
   * @param id the start of the items' ids
   * @param other texts in the language of the window
   */
  public ExportMenu(NetworkExport exports, Supplier<Optional<Exportable>> wanted, String id, Dialogs dialogs,
      Notices notices, Texts other) {
    this.wanted = wanted;
    this.id = id;
    this.notices = notices;
    texts = other.beside(ExportMenu.class, "texts");
    for (ExportFormat format : ExportFormat.values()) {
      formats.add(acting(named(new MenuItem(), format.toString()), () -> wanted.get().ifPresent(one -> {
        chosen.run();
        exports.start(one, format, bestWanted(), rawWanted(), dialogs, notices, texts);
      })));
    }
    newest = named(new RadioMenuItem(), "newest");
    best = named(new RadioMenuItem(), "best");
    ToggleGroup moments = new ToggleGroup();
    moments.getToggles().addAll(newest, best);
    newest.setSelected(true);
    raw = named(new CheckMenuItem(), "raw");
    tensorBoard = acting(named(new MenuItem(), "tensorboard"), () -> wanted.get().ifPresent(this::forTensorBoard));
    arrange();
  }

  /** Has {@code then} run when a format is chosen, before a file is asked for. */
  public void whenChosen(Runnable then) {
    chosen = then;
  }

  private boolean bestWanted() {
    return best.isSelected();
  }

  private boolean rawWanted() {
    return raw.isSelected();
  }

  private <T extends MenuItem> T named(T item, String name) {
    item.setId(id + "-" + name);
    item.setText(texts.get("export." + name));
    return item;
  }

  private static MenuItem acting(MenuItem item, Runnable action) {
    item.setOnAction(chosen -> action.run());
    return item;
  }

  /** All its items, from the top. */
  public List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>(formats);
    items.addAll(List.of(new SeparatorMenuItem(), newest, best, raw, beforeTensorBoard, tensorBoard));
    return items;
  }

  /** Enables only what there is to export now; if there is no best checkpoint, the latest is used. */
  public void arrange() {
    Optional<Exportable> now = wanted.get();
    boolean run = now.filter(Exportable::run).isPresent();
    boolean network = now.filter(Exportable::network).isPresent();
    boolean choice = now.filter(Exportable::best).isPresent();
    for (int i = 0; i < formats.size(); i++) {
      boolean ofNetwork = ExportFormat.values()[i].holdsNetwork();
      formats.get(i).setDisable(ofNetwork ? !network : !run);
      formats.get(i).setVisible(ofNetwork || run || now.isEmpty());
    }
    newest.setDisable(!network);
    best.setDisable(!choice);
    raw.setDisable(!network);
    if (!choice) {
      newest.setSelected(true);
    }
    tensorBoard.setDisable(now.filter(Exportable::summaries).isEmpty());
    List.of(newest, best, beforeTensorBoard, tensorBoard).forEach(item -> item.setVisible(run || now.isEmpty()));
  }

  /** Quoted, since the folder's name may contain spaces. */
  private void forTensorBoard(Exportable shown) {
    String command = "tensorboard --logdir \"" + Path.of(shown.source()).toAbsolutePath() + "\"";
    ClipboardContent content = new ClipboardContent();
    content.putString(command);
    Clipboard.getSystemClipboard().setContent(content);
    notices.say(texts.get("export.tensorboard.done", command));
  }
}
