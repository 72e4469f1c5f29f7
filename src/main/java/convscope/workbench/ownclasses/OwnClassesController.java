package convscope.workbench.ownclasses;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.control.PictureMenu;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.fx.ViewKeys;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The view of own classes: the classes with their images on the left, training and trying on the right, in the order in
 * which they are done. JavaFX thread.
 */
public final class OwnClassesController implements Screen {
  private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final OwnClassesModel model;
  private final OwnCollection collection;
  private final OtherViews others;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final List<ClassCardController> shown = new ArrayList<>();
  private final Parent node;
  private final TrainStepController training;
  private final TrialController trial;
  private final Subscription listening;

  @FXML private BorderPane root;
  @FXML private Label facts;
  @FXML private Button undo;
  @FXML private Button openData;
  @FXML private Label problem;
  @FXML private VBox cards;
  @FXML private Button add;
  @FXML private Label most;
  @FXML private ScrollPane right;
  @FXML private VBox steps;

  /** The view of {@code model}, from which {@code others} are opened. */
  public OwnClassesController(OwnClassesModel model, OtherViews others, Background background, Dialogs dialogs,
      Notices notices, Language language) {
    this.model = model;
    this.others = others;
    this.dialogs = dialogs;
    this.notices = notices;
    collection = model.collection();
    texts = Texts.of(OwnClassesController.class, language);
    node = Fxml.load(this, texts);
    training = new TrainStepController(model, others, texts);
    trial = new TrialController(model, dialogs, texts, () -> paste(model.trials()::add));
    steps.getChildren().setAll(training.node(), trial.node());
    new PictureMenu(node, dialogs, background, language, notices::tell);
    listening = Subscription.combine(collection.classes().subscribe(this::arrange),
        collection.changesProperty().subscribe(now -> describe()),
        collection.removedProperty().subscribe(this::offerUndo),
        model.trials().trialProperty().subscribe(this::reveal), model.problemProperty().subscribe(this::tell));
    arrange();
  }

  @FXML
  private void initialize() {
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
    return List.of(Shortcut.of(texts, "paste", PASTE), Shortcut.of(texts, "undo", UNDO),
        Shortcut.of(texts, "select", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END),
        Shortcut.of(texts, "remove", KeyCode.DELETE, KeyCode.BACK_SPACE));
  }

  @Override
  public void shown() {
    model.load(List.of(texts.get("add.class", 1), texts.get("add.class", 2)));
    model.show(true);
  }

  @Override
  public void hidden() {
    model.show(false);
  }

  @Override
  public void close() {
    listening.unsubscribe();
    shown.forEach(ClassCardController::close);
    training.close();
    trial.close();
  }

  /** Keeps the cards of classes that are still there, with their selection and focus. */
  private void arrange() {
    List<ClassCardController> now = new ArrayList<>();
    for (OwnClass one : collection.classes()) {
      now.add(shown.stream().filter(card -> card.shown() == one).findFirst().orElseGet(() -> card(one)));
    }
    shown.stream().filter(card -> !now.contains(card)).forEach(ClassCardController::close);
    shown.clear();
    shown.addAll(now);
    cards.getChildren().setAll(now.stream().map(ClassCardController::node).toList());
    for (int i = 0; i < now.size(); i++) {
      now.get(i).number(i + 1);
    }
    describe();
  }

  private ClassCardController card(OwnClass one) {
    return new ClassCardController(collection, one, dialogs, texts,
        () -> paste(arrivals -> collection.add(one, arrivals)));
  }

  private void describe() {
    int images = collection.counts().values().stream().mapToInt(Integer::intValue).sum();
    boolean full = collection.classes().size() >= OwnRunPlan.MOST_CLASSES;
    facts.setText(texts.get("facts", images, collection.classes().size()));
    add.setDisable(full);
    most.setText(full ? texts.get("most") : "");
    openData.setDisable(model.missing().isPresent() && !model.running());
  }

  private void offerUndo(@Nullable Removal last) {
    undo.setDisable(last == null);
    undo.setText(last instanceof Removal.OfImage image ? texts.get("undo.image", image.from().name())
        : last instanceof Removal.OfClass one ? texts.get("undo.class", one.removed().name()) : texts.get("undo.name"));
  }

  /** In a low window the answer for a new image is below what can be seen: it is scrolled to, once it has its size. */
  private void reveal(@Nullable Trial now) {
    if (now != null && now.answer() != null) {
      Platform.runLater(() -> right.setVvalue(right.getVmax()));
    }
  }

  private void tell(@Nullable Problem why) {
    problem.setText(why == null ? "" : texts.sentence(why));
    Presence.set(problem, why != null);
  }

  @FXML
  private void add() {
    collection.add(texts.get("add.class", collection.classes().size() + 1));
    shown.get(shown.size() - 1).editName();
  }

  @FXML
  private void undo() {
    collection.undo();
  }

  @FXML
  private void openData() {
    others.data().accept(collection.place(), collection.opening());
  }

  private void pressed(KeyEvent event) {
    Node focused = root.getScene().getFocusOwner();
    boolean typing = focused instanceof TextInputControl;
    if (UNDO.match(event) && !typing && collection.removedProperty().get() != null) {
      collection.undo();
      event.consume();
    } else if (PASTE.match(event) && !(typing && !ClassCardController.hasImages(Clipboard.getSystemClipboard()))) {
      pasteAt(focused);
      event.consume();
    }
  }

  private void pasteAt(@Nullable Node focused) {
    if (ViewKeys.isIn(focused, trial.node())) {
      paste(model.trials()::add);
      return;
    }
    Optional<ClassCardController> card = shown.stream().filter(one -> ViewKeys.isIn(focused, one.node())).findFirst();
    if (card.isPresent()) {
      paste(arrivals -> collection.add(card.get().shown(), arrivals));
    } else {
      notices.tell(Problem.of(OwnClassesController.class, "paste.nowhere"));
    }
  }

  private void paste(Consumer<List<ImageInput>> taken) {
    ImageTransfer.paste(notices, taken);
  }
}
