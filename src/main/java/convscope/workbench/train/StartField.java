package convscope.workbench.train;

import convscope.model.Network;
import convscope.training.TrainedModel;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.NetworkChoice;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.RunStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the values that a new run begins with: random ones, or those of a trained network, of which some layers
 * can be frozen. The networks are those of the selector in the top bar. JavaFX thread.
 */
final class StartField {
  /** More would leave the screen; the others are opened by their file. */
  private static final int MOST = 12;
  /** With fewer training images, all layers but the last two are frozen at first: they would only be learned by heart. */
  private static final int FEW_IMAGES = 1_000;
  private static final int TRAINED_ON_FEW = 2;

  private final PlanForm form;
  private final OpenDataset data;
  private final NetworkChoices choices;
  private final Dialogs dialogs;
  private final Texts texts;
  private final MenuButton from = new MenuButton();
  private final ComboBox<Set<String>> freeze = new ComboBox<>();
  private final Label hint = new Label();
  private final VBox frozen;
  private final VBox node;
  private final ListChangeListener<NetworkChoice> changed = change -> arrange();
  private final Subscription listening;

  /** Shows {@code frozen} layers by name. */
  private final class Layers extends StringConverter<Set<String>> {
    @Override
    public String toString(Set<String> layers) {
      return layers == null || layers.isEmpty() ? texts.get("freeze.none") : String.join(", ", layers);
    }

    @Override
    public Set<String> fromString(String typed) {
      throw new UnsupportedOperationException("Layers are not typed");
    }
  }

  StartField(PlanForm form, OpenDataset data, NetworkChoices choices, Dialogs dialogs, Texts texts) {
    this.form = form;
    this.data = data;
    this.choices = choices;
    this.dialogs = dialogs;
    this.texts = texts;
    Label name = new Label(texts.get("form.start"));
    name.setLabelFor(from);
    from.setId("start-from");
    from.setMaxWidth(Double.MAX_VALUE);
    from.setAccessibleHelp(texts.get("form.start.help"));
    from.setOnShowing(opening -> choices.refresh());
    hint.setText(texts.get("start.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    Label freezeName = new Label(texts.get("form.freeze"));
    freezeName.setLabelFor(freeze);
    freeze.setId("freeze");
    freeze.setMaxWidth(Double.MAX_VALUE);
    freeze.setAccessibleText(texts.get("form.freeze"));
    freeze.setAccessibleHelp(texts.get("form.freeze.help"));
    freeze.setConverter(new Layers());
    freeze.setOnAction(chosen -> {
      RunStart now = form.startProperty().get();
      if (freeze.getValue() != null && !freeze.getValue().equals(now.frozen())) {
        form.startProperty().set(new RunStart(now.source(), freeze.getValue()));
      }
    });
    frozen = new VBox(freezeName, freeze);
    frozen.getStyleClass().add("field");
    VBox source = new VBox(name, from, hint);
    source.getStyleClass().add("field");
    node = new VBox(source, frozen);
    node.getStyleClass().add("fields");
    choices.all().addListener(changed);
    listening = Subscription.combine(form.startProperty().subscribe(now -> arrange()),
        form.networkProperty().subscribe((was, is) -> arrange()));
  }

  private void arrange() {
    RunStart now = form.startProperty().get();
    List<MenuItem> items = new ArrayList<>();
    items.add(item("start-random", texts.get("start.random"), null));
    choices.all().stream().filter(choice -> !choice.learning()).limit(MOST).forEach(choice -> items.add(
        item(choice.place() == null ? "start-built-in" : "start-" + choice.place().getFileName(), name(choice),
            source(choice))));
    MenuItem file = new MenuItem(texts.get("start.file"));
    file.setId("start-file");
    file.setOnAction(chosen -> dialogs.openFile(texts.get("start.file.title"), texts.get("start.file.kind"),
        "safetensors").ifPresent(found -> choose(found.toString())));
    items.addAll(List.of(new SeparatorMenuItem(), file));
    from.getItems().setAll(items);
    from.setText(words(now.source()));
    Presence.set(hint, now.source() != null);
    Presence.set(frozen, now.source() != null);
    arrangeFrozen(now);
  }

  /** No layer, or the first ones up to each; and what else is chosen already. */
  private void arrangeFrozen(RunStart now) {
    Set<Set<String>> offered = new LinkedHashSet<>();
    List<String> layers = RunStart.freezable(network());
    for (int count = 0; count <= layers.size(); count++) {
      offered.add(new LinkedHashSet<>(layers.subList(0, count)));
    }
    offered.add(now.frozen());
    if (!List.copyOf(offered).equals(freeze.getItems())) {
      freeze.getItems().setAll(offered);
    }
    freeze.setValue(now.frozen());
  }

  private Network network() {
    return form.network(data.datasetProperty().get() == null ? 10 : data.datasetProperty().get().classNames().size());
  }

  private MenuItem item(String id, String name, @Nullable String source) {
    MenuItem item = new MenuItem(name);
    item.setMnemonicParsing(false);
    item.setId(id);
    item.setOnAction(chosen -> choose(source));
    return item;
  }

  private void choose(@Nullable String source) {
    List<String> layers = RunStart.freezable(network());
    boolean few = data.datasetProperty().get() != null && data.datasetProperty().get().train().size() < FEW_IMAGES;
    form.startProperty().set(new RunStart(source,
        few ? new LinkedHashSet<>(layers.subList(0, layers.size() + 1 - TRAINED_ON_FEW)) : Set.of()));
  }

  private static String source(NetworkChoice choice) {
    return choice.place() == null ? TrainedModel.BUILT_IN : choice.place().toString();
  }

  private String name(NetworkChoice choice) {
    return choice.place() == null ? texts.get("start.builtIn") : choice.name();
  }

  private String words(@Nullable String source) {
    return source == null ? texts.get("start.random")
        : choices.all().stream().filter(choice -> Objects.equals(source(choice), source)).findFirst().map(this::name)
            .orElseGet(() -> source.equals(TrainedModel.BUILT_IN) ? texts.get("start.builtIn")
                : String.valueOf(Path.of(source).getFileName()));
  }

  VBox node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
    choices.all().removeListener(changed);
  }
}
