package convscope.workbench.design;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.runs.Setting;
import convscope.training.LayerTimes;
import convscope.workbench.fx.ByteWords;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.fx.ViewKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The view in which a network is designed: the palette on the left, the layers as a column of cards with their figures,
 * the sums above them. JavaFX thread.
 */
public final class DesignController implements Screen {
  /** Several changes in a row are kept once. */
  private static final Duration REST = Duration.seconds(1);

  private final DesignModel model;
  private final Runnable toTrain;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final List<CardController> shown = new ArrayList<>();
  private final LayerDrag drag;
  private final List<NetworkMenu> menus = new ArrayList<>();
  private final PauseTransition rest = new PauseTransition(REST);
  private final Parent node;
  private final TimingController timing;
  private final CompareController comparison;
  private final Subscription listening;

  @FXML private BorderPane root;
  @FXML private TextField name;
  @FXML private ChoiceBox<Shape> input;
  @FXML private MenuButton open;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button save;
  @FXML private MenuButton compare;
  @FXML private VBox sources;
  @FXML private Button use;
  @FXML private Label sums;
  @FXML private Label note;
  @FXML private Label problem;
  @FXML private Label failure;
  @FXML private ScrollPane paletteColumn;
  @FXML private VBox palette;
  @FXML private Button duplicate;
  @FXML private Button remove;
  @FXML private StackPane middle;
  @FXML private ScrollPane scroller;
  @FXML private Label timeTitle;
  @FXML private VBox cards;
  @FXML private Label empty;

  /** The view of {@code model}; {@code toTrain} shows the form of the next run. */
  public DesignController(DesignModel model, Runnable toTrain, Dialogs dialogs, Notices notices, Language language) {
    this.model = model;
    this.toTrain = toTrain;
    this.dialogs = dialogs;
    this.notices = notices;
    texts = Texts.of(DesignController.class, language);
    drag = new LayerDrag(model, () -> shown);
    node = Fxml.load(this, texts);
    timing = new TimingController(model, texts);
    sources.getChildren().add(sources.getChildren().indexOf(note), timing.node());
    comparison = new CompareController(model, () -> compare.requestFocus(), texts);
    middle.getChildren().add(comparison.node());
    rest.setOnFinished(over -> model.keep());
    listening = Subscription.combine(model.stateProperty().subscribe(this::show),
        model.undoableProperty().subscribe(is -> undo.setDisable(!is)),
        model.redoableProperty().subscribe(is -> redo.setDisable(!is)),
        model.problemProperty().subscribe(this::tell),
        model.entry(Setting.BATCH).textProperty().subscribe((was, is) -> refresh()),
        model.entry(Setting.STEPS).textProperty().subscribe((was, is) -> refresh()),
        model.time().speedProperty().subscribe((was, is) -> refresh()),
        model.formNetwork().subscribe((was, is) -> refresh()), model.data().subscribe((was, is) -> refresh()),
        model.timing().nowProperty().subscribe((was, is) -> refresh()),
        model.timing().engine().subscribe((was, is) -> refresh()),
        model.timing().free().subscribe((was, is) -> refresh()),
        model.stateProperty().subscribe((was, is) -> rest.playFromStart()),
        model.otherProperty().subscribe((was, is) -> compared(was == null && is != null)),
        model.shown().subscribe(is -> menus.forEach(NetworkMenu::offerShown)));
    compared(false);
  }

  @FXML
  private void initialize() {
    for (LayerKind kind : LayerKind.values()) {
      Button add = new Button(texts.get("kind." + kind.id()));
      add.setId("design-add-" + kind.id());
      add.setMaxWidth(Double.MAX_VALUE);
      add.setMinWidth(0);
      add.setAccessibleHelp(texts.get("kind." + kind.id() + ".why"));
      add.setOnAction(pressed -> model.add(kind));
      palette.getChildren().add(add);
    }
    NetworkMenu opening = new NetworkMenu(open, model, texts, notices::tell);
    opening.add("empty", model::openEmpty);
    opening.fill(model::open, () -> chooseFile(model::open));
    NetworkMenu others = new NetworkMenu(compare, model, texts, notices::tell);
    others.fill(model::compare, () -> chooseFile(model::compare));
    menus.addAll(List.of(opening, others));
    name.textProperty().addListener((text, was, is) -> model.typeName(is.strip()));
    input.getItems().setAll(Network.CROP, Network.WHOLE_IMAGE);
    input.valueProperty().addListener((value, was, is) -> model.take(is));
    name.focusedProperty().addListener((focused, was, is) -> model.endTyping());
    cards.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInColumn);
    ViewKeys.handle(root, this::pressed);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public boolean tells(Problem told) {
    return told == model.problemProperty().get();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(Shortcut.of(texts, "select", KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END),
        Shortcut.of(texts, "edit", KeyCode.ENTER), Shortcut.of(texts, "move", DesignKeys.UP, DesignKeys.DOWN),
        Shortcut.of(texts, "duplicate", DesignKeys.DUPLICATE),
        Shortcut.of(texts, "remove", KeyCode.DELETE, KeyCode.BACK_SPACE),
        Shortcut.of(texts, "undo", DesignKeys.UNDO), Shortcut.of(texts, "redo", DesignKeys.REDO, DesignKeys.AGAIN),
        Shortcut.of(texts, "compare", KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END),
        Shortcut.of(texts, "close", KeyCode.ESCAPE));
  }

  @Override
  public void shown() {
    model.time().find();
  }

  @Override
  public void hidden() {
    rest.stop();
    model.keep();
  }

  @Override
  public void close() {
    hidden();
    listening.unsubscribe();
  }

  private void refresh() {
    show(model.stateProperty().get());
  }

  private void show(DesignModel.State now) {
    boolean another = shown.size() != now.design().layers().size();
    while (shown.size() > now.design().layers().size()) {
      shown.remove(shown.size() - 1);
    }
    while (shown.size() < now.design().layers().size()) {
      shown.add(card(shown.size()));
    }
    if (another) {
      cards.getChildren().setAll(shown.stream().map(CardController::node).toList());
    }
    int batch = model.batch();
    boolean measuring = model.timing().measures(now.design(), batch);
    Optional<LayerTimes> times = model.timing().times(now.design(), batch);
    timing.show(now, batch, measuring, times);
    Presence.set(timing.node(), !shown.isEmpty() && model.otherProperty().get() == null);
    Presence.set(timeTitle, measuring || times.isPresent());
    shown.forEach(card -> card.show(now, batch, measuring, times.orElse(null)));
    comparison.show(now, batch);
    if (!name.getText().strip().equals(now.design().name())) {
      name.setText(now.design().name());
    }
    input.setValue(now.design().input());
    describe(now, batch);
    Layer layer = now.layer();
    cards.setAccessibleText(layer == null ? texts.get("cards.name")
        : texts.get("cards.selected", now.selected() + 1, shown.size(), layer.name(), LayerWords.of(layer, texts)));
    duplicate.setDisable(layer == null);
    remove.setDisable(layer == null);
    if (layer != null) {
      Platform.runLater(this::reveal);
    }
  }

  private CardController card(int index) {
    CardController card = new CardController(model, index, texts);
    card.head().addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
      model.select(index);
      cards.requestFocus();
    });
    drag.install(card.head(), index);
    return card;
  }

  private void describe(DesignModel.State now, int batch) {
    Assessment found = now.found();
    Problem why = found.problem();
    List<String> facts = new ArrayList<>(List.of(
        texts.get("sum.parameters", found.parameters()), texts.get("sum.macs", found.multiplyAdds()),
        texts.get("sum.memory", ByteWords.of(found.bytes(batch), texts.locale()), batch)));
    model.seconds().ifPresent(seconds -> facts.add(texts.get("sum.time",
        model.entry(Setting.STEPS).textProperty().get(), DesignWords.time(seconds, texts))));
    // Of the first layers only, sums would say little, and look like those of the network.
    sums.setText(found.layers().size() < shown.size() ? texts.get("sum.none") : String.join("  ·  ", facts));
    boolean whole = why != null && found.at() < 0;
    problem.setText(whole && !shown.isEmpty() ? texts.sentence(why) : "");
    Presence.set(problem, whole && !shown.isEmpty());
    boolean otherClasses = why == null && found.layers().get(shown.size() - 1).output().channels() != model.classes();
    boolean used = model.isUsed();
    note.setText(used ? texts.get("used") : otherClasses ? texts.get("classes", model.classes()) : "");
    Presence.set(note, used || otherClasses);
    Presence.set(empty, shown.isEmpty());
    use.setDisable(why != null);
    save.setDisable(why != null);
  }

  /** Shows the comparison in place of the cards while there is one; {@code begun} now, it has the focus. */
  private void compared(boolean begun) {
    refresh();
    boolean comparing = model.otherProperty().get() != null;
    Presence.set(scroller, !comparing);
    Presence.set(paletteColumn, !comparing);
    if (begun) {
      comparison.focus();
    }
  }

  /** Scrolls as far as is needed to see the selected card, which has its size only now. */
  private void reveal() {
    int at = model.stateProperty().get().selected();
    if (at < 0 || at >= shown.size()) {
      return;
    }
    root.layout();
    double seen = scroller.getViewportBounds().getHeight();
    double spare = scroller.getContent().getLayoutBounds().getHeight() - seen;
    if (spare <= 0) {
      return;
    }
    Node card = shown.get(at).node();
    double top = cards.getLayoutY() + card.getLayoutY();
    double bottom = top + card.getLayoutBounds().getHeight();
    double from = scroller.getVvalue() * spare;
    double wanted = top < from || bottom - top > seen ? top : Math.max(from, bottom - seen);
    scroller.setVvalue(Math.max(0, Math.min(1, wanted / spare)));
  }

  private void tell(@Nullable Problem why) {
    failure.setText(why == null ? "" : texts.sentence(why));
    Presence.set(failure, why != null);
  }

  private void chooseFile(Consumer<Path> chosen) {
    dialogs.openFile(texts.get("open.file.title"), texts.get("open.file.kind"), NetworkFile.PATTERNS)
        .ifPresent(chosen);
  }

  @FXML
  private void save() {
    dialogs.chooseFile(texts.get("save.title"), model.stateProperty().get().design().name() + ".json")
        .ifPresent(file -> model.save(file, saved -> notices.say(texts.get("saved", saved.toString()))));
  }

  @FXML
  private void use() {
    model.use();
    notices.say(texts.get("use.done", model.stateProperty().get().design().name()));
    toTrain.run();
  }

  @FXML
  private void undo() {
    act(model::undo);
  }

  @FXML
  private void redo() {
    act(model::redo);
  }

  @FXML
  private void duplicate() {
    model.duplicate();
  }

  @FXML
  private void remove() {
    model.remove();
    cards.requestFocus();
  }

  /** Keys that work wherever the focus is in the view, or where nothing has it. */
  private void pressed(KeyEvent event) {
    Node focused = root.getScene().getFocusOwner();
    if (focused instanceof TextInputControl && !ViewKeys.isIn(focused, root)) {
      return;
    }
    Runnable action = DesignKeys.action(event, model);
    if (action != null) {
      act(action);
      event.consume();
    }
  }

  /** Also if {@code action} changes nothing, fields show the design again, and not what could not be read. */
  private void act(Runnable action) {
    action.run();
    refresh();
  }

  /** Keys of the column itself: in a field they are for the text. */
  private void pressedInColumn(KeyEvent event) {
    if (!cards.isFocused()) {
      if (event.getCode() == KeyCode.ESCAPE) {
        cards.requestFocus();
        event.consume();
      }
      return;
    }
    boolean used = true;
    switch (event.getCode()) {
      case UP -> model.selectNext(-1);
      case DOWN -> model.selectNext(1);
      case HOME -> model.selectNext(-shown.size());
      case END -> model.selectNext(shown.size());
      case DELETE, BACK_SPACE -> model.remove();
      case ENTER -> edit();
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  private void edit() {
    int at = model.stateProperty().get().selected();
    if (at >= 0) {
      shown.get(at).edit();
    }
  }
}
