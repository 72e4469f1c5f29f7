package convscope.workbench.shell;

import convscope.foundation.Language;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.NetworkNames;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.UnusedRun;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** Offers the network of a run that has ended, above the views that use another one. JavaFX thread. */
final class UnusedRunController implements Screen {
  private static final Set<ViewId> USERS = EnumSet.of(ViewId.INSPECT, ViewId.EVALUATE, ViewId.CLASSIFY);

  private final ShellModel model;
  private final UnusedRun unused;
  private final SelectedNetwork selected;
  private final NetworkNames names;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label words;

  /** Offers {@code unused} instead of {@code selected}. */
  UnusedRunController(ShellModel model, UnusedRun unused, SelectedNetwork selected, Texts texts) {
    this.model = model;
    this.unused = unused;
    this.selected = selected;
    this.texts = texts;
    names = new NetworkNames(selected.names(), Language.of(texts.locale()));
    node = Fxml.load(this, texts);
    listening = Subscription.combine(unused.runProperty().subscribe(now -> arrange()),
        model.viewProperty().subscribe(now -> arrange()), selected.modelProperty().subscribe(now -> arrange()),
        names.changes().subscribe(now -> arrange()));
  }

  private void arrange() {
    Path run = unused.runProperty().get();
    boolean offered = run != null && selected.modelProperty().get() != null
        && USERS.contains(model.viewProperty().get());
    Presence.set(node, offered);
    if (offered) {
      words.setText(texts.get("unused.run", selected.names().of(run), names.of(selected.modelProperty().get())));
    }
  }

  @FXML
  private void use() {
    unused.use();
  }

  @FXML
  private void dismiss() {
    unused.dismiss();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
