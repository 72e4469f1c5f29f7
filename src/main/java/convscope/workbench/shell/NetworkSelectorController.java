package convscope.workbench.shell;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.KnownAccuracy;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.LoadedNetwork.Origin;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.NetworkExport;
import convscope.workbench.session.NetworkNames;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.SelectedNetwork;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/**
 * The selector of the network that Inspect, Evaluate and Classify use: a button with its name, step and test accuracy,
 * which opens the list of the networks to select from. JavaFX thread.
 */
final class NetworkSelectorController implements Screen {
  private final ShellModel model;
  private final NetworkChoices choices;
  private final SelectedNetwork selected;
  private final CurrentRun training;
  private final NetworkExport exports;
  private final OpenDataset data;
  private final NetworkNames names;
  private final Appearance appearance;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;
  private final ChangeListener<Problem> problemChanged = (property, was, is) -> tell(was, is);
  private @Nullable PopOver list;
  private @Nullable NetworkListController content;

  @FXML private Button button;
  @FXML private Label name;
  @FXML private Label facts;

  /** The selector of {@code selected} among {@code choices}. */
  NetworkSelectorController(ShellModel model, NetworkChoices choices, SelectedNetwork selected, CurrentRun training,
      NetworkExport exports, OpenDataset data, Appearance appearance, Dialogs dialogs, Notices notices, Texts texts) {
    this.model = model;
    this.choices = choices;
    this.selected = selected;
    this.training = training;
    this.exports = exports;
    this.data = data;
    names = new NetworkNames(selected.names(), Language.of(texts.locale()));
    this.appearance = appearance;
    this.dialogs = dialogs;
    this.notices = notices;
    this.texts = texts;
    node = Fxml.load(this, texts);
    selected.problemProperty().addListener(problemChanged);
    listening = Subscription.combine(selected.modelProperty().subscribe(now -> arrange()),
        selected.accuracyProperty().subscribe(now -> arrange()), selected.openingProperty().subscribe(now -> arrange()),
        selected.runProperty().subscribe(now -> arrange()),
        training.latestProperty().subscribe(now -> showStep()), training.stateProperty().subscribe(now -> arrange()),
        names.changes().subscribe(now -> arrange()), data.datasetProperty().subscribe(now -> arrange()),
        model.networksProperty().subscribe(this::show));
  }

  @FXML
  private void toggle() {
    model.networksProperty().set(!model.networksProperty().get());
  }

  /** A copy of the network in training is made only for a view; elsewhere the run's own step is known. */
  private void showStep() {
    if (selected.followingProperty().get() && !selected.isLookedAt()) {
      arrange();
    }
  }

  private void arrange() {
    LoadedNetwork now = selected.modelProperty().get();
    if (now == null) {
      name.setText(texts.get(selected.openingProperty().get() ? "networks.opening" : "networks.none"));
      facts.setText(texts.get("networks.select"));
    } else {
      name.setText(awaited(now) ? selected.names().of(selected.place())
          : now.origin() == Origin.BUILT_IN ? texts.get("networks.builtIn") : selected.names().of(now));
      facts.setText(selected.openingProperty().get() ? texts.get("networks.opening") : facts(now));
    }
    button.setAccessibleText(texts.get("networks.accessible", name.getText(), facts.getText()));
    String others = names.trainedOn(now, data.datasetProperty().get());
    button.setAccessibleHelp(
        texts.get("networks.help", name.getText(), facts.getText()) + (others.isEmpty() ? "" : "\n" + others));
  }

  /** Whether the selected run is in training and has not been copied yet: {@code now} is what was selected before. */
  private boolean awaited(LoadedNetwork now) {
    return selected.followingProperty().get() && !training.free() && !selected.isOfRun(now);
  }

  private String facts(LoadedNetwork now) {
    KnownAccuracy accuracy = selected.accuracyProperty().get();
    boolean live = !training.free() && selected.momentProperty().get() != null && selected.momentProperty().get().now();
    long copied = awaited(now) ? 0 : now.step();
    long step = live && !selected.isLookedAt() && training.latestProperty().get() != null
        ? Math.max(copied, training.latestProperty().get().step() + 1) : copied;
    String done = texts.get("networks.step", step);
    return accuracy == null ? done
        : texts.get(accuracy.step() == step ? "networks.accuracy" : "networks.accuracy.earlier", done, accuracy.value(),
            accuracy.step());
  }

  private void show(boolean open) {
    if (open) {
      choices.refresh();
      if (list == null) {
        list = make();
      }
      appearance.applyTo(list.getScene().getRoot());
      list.show(button);
      content.begin();
    } else if (list != null) {
      list.hide();
    }
  }

  private PopOver make() {
    content = new NetworkListController(choices, selected, exports, dialogs, notices, texts,
        () -> model.networksProperty().set(false));
    PopOver made = new PopOver(content.node());
    made.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    made.setDetachable(false);
    made.setAnimated(false);
    made.setArrowSize(8);
    made.setCornerRadius(8);
    made.getRoot().getStylesheets().add(NetworkSelectorController.class.getResource("networks.css").toExternalForm());
    // A click outside hides it without asking the model.
    made.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden -> model.networksProperty().set(false));
    return made;
  }

  /** A failure is told in the view that uses the network, or in the panel; it goes when it no longer holds. */
  private void tell(@Nullable Problem was, @Nullable Problem is) {
    if (is != null) {
      notices.tell(is);
    } else if (model.problemProperty().get() == was) {
      model.problemProperty().set(null);
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
    selected.problemProperty().removeListener(problemChanged);
    if (list != null) {
      list.hide();
      content.close();
    }
  }
}
