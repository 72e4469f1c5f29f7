package convscope.workbench.classify;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.control.PictureMenu;
import convscope.workbench.control.PictureShortcuts;
import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageTransfer;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkNames;
import convscope.workbench.session.SelectedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The Classify view: the images in a table on the left, details of the selected one on the right. Everything that can
 * be dropped can also be pasted. JavaFX thread.
 */
public final class ClassifyController implements Screen {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass NARROWEST = PseudoClass.getPseudoClass("narrowest");
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  /** From this width on, in heights of the type, the table has a column more. */
  private static final double WIDE_WIDTH = 100;
  /** Below this width the list is smaller, and the buttons are in projector mode. */
  private static final double NARROW_WIDTH = 50;
  private static final double NARROWEST_WIDTH = 36;
  private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
  private static final Duration PATIENCE = Duration.millis(300);

  private final ClassifyModel model;
  private final SelectedNetwork models;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final NetworkNames names;
  private final EventHandler<KeyEvent> pasting = this::pressed;
  // Showing a progress indicator for the moment that one image takes would cost more than reading it.
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final Parent node;
  private final Subscription listening;
  private @Nullable ImageDetailsController details;
  private boolean begun;
  private boolean closed;
  private ImageTable columns;
  private boolean wide;

  @FXML private BorderPane root;
  @FXML private Label name;
  @FXML private Label facts;
  @FXML private Label problem;
  @FXML private Label trainedOn;
  @FXML private Node outdated;
  @FXML private Label outdatedWords;
  @FXML private ProgressIndicator waiting;
  @FXML private Label count;
  @FXML private Button cancel;
  @FXML private Button samples;
  @FXML private Button clear;
  @FXML private Button save;
  @FXML private Node content;
  @FXML private Node empty;
  @FXML private Label emptyWords;
  @FXML private Button emptySamples;
  @FXML private TableView<ClassifiedImage> table;
  @FXML private ScrollPane right;

  /** The view of {@code model}, whose networks come from {@code models}. */
  public ClassifyController(ClassifyModel model, SelectedNetwork models, Background background, Dialogs dialogs,
      Notices notices, Language language) {
    this.model = model;
    this.models = models;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    texts = Texts.of(ClassifyController.class, language);
    names = new NetworkNames(models.names(), language);
    node = Fxml.load(this, texts);
    new PictureMenu(node, dialogs, background, language, notices::tell);
    listening = Subscription.combine(models.modelProperty().subscribe(this::show),
        names.changes().subscribe(now -> {
          show(models.modelProperty().get());
          arrangeOutdated();
        }),
        model.problemProperty().subscribe(now -> tell()), model.failureProperty().subscribe(now -> tell()),
        models.problemProperty().subscribe(now -> tell()), model.outdatedProperty().subscribe(now -> arrangeOutdated()),
        model.readingProperty().subscribe(this::reading),
        model.entries().subscribe(this::arrange), model.predictionsProperty().subscribe(now -> count()),
        model.hasSamples().subscribe(some -> {
          samples.setDisable(!some);
          emptySamples.setDisable(!some);
          showData();
        }), model.selectedProperty().subscribe(this::select));
  }

  @FXML
  private void initialize() {
    table.setItems(model.entries());
    columns = new ImageTable(table, texts);
    table.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
      if (is != null) {
        model.selectedProperty().set(is);
      }
    });
    // Later: a column cannot come or go while the table is laid out.
    InvalidationListener resized = new AfterChanges(this::fit);
    root.widthProperty().addListener(resized);
    count.fontProperty().addListener(resized);
    patience.setOnFinished(over -> arrange());
    ImageTransfer.drop(root, model::add);
    // Regardless of the focus while the view is visible; a text field handles the key first.
    root.sceneProperty().addListener((property, was, is) -> {
      if (was != null) {
        was.removeEventHandler(KeyEvent.KEY_PRESSED, pasting);
      }
      if (is != null) {
        is.addEventHandler(KeyEvent.KEY_PRESSED, pasting);
      }
    });
  }

  /** Not with the view: both at once would hold the window when it is shown for the first time. */
  private void addDetails() {
    if (!closed) {
      details = new ImageDetailsController(model, names, texts);
      right.setContent(details.node());
      // Its own width, without regard to the scroll bar, which appears and disappears with the height of the content.
      right.widthProperty().subscribe(width -> details.fit(width.doubleValue()));
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public List<Shortcut> shortcuts() {
    List<Shortcut> keys = new ArrayList<>(List.of(Shortcut.of(texts, "paste", PASTE),
        Shortcut.of(texts, "list", KeyCode.UP, KeyCode.DOWN)));
    keys.addAll(OcclusionControl.keys(texts));
    keys.addAll(DrawingController.keys(texts));
    keys.addAll(PictureShortcuts.saving(texts));
    return keys;
  }

  @Override
  public void shown() {
    model.show(true);
    arrange();
    if (!begun) {
      begun = true;
      Pulse.afterFirstFrame(this::addDetails);
    }
  }

  @Override
  public void hidden() {
    model.show(false);
  }

  @Override
  public void close() {
    listening.unsubscribe();
    patience.stop();
    closed = true;
    if (details != null) {
      details.close();
    }
    // Not null: the table may be laid out once more.
    table.setItems(FXCollections.observableArrayList());
  }

  private void pressed(KeyEvent event) {
    if (PASTE.match(event)) {
      paste();
      event.consume();
    }
  }

  @FXML
  private void open() {
    model.add(dialogs.openFiles(texts.get("open.title"), texts.get("open.kind"), ImageInput.ENDINGS).stream()
        .<ImageInput>map(ImageInput.OfFile::new).toList());
  }

  @FXML
  private void openFolder() {
    dialogs.chooseFolder(texts.get("openFolder.title")).ifPresent(folder ->
        model.add(List.of(new ImageInput.OfFile(folder))));
  }

  @FXML
  private void paste() {
    ImageTransfer.paste(notices, model::add);
  }

  @FXML
  private void addSamples() {
    model.addSamples();
  }

  @FXML
  private void draw() {
    model.draw();
  }

  @FXML
  private void cancel() {
    model.cancel();
  }

  @FXML
  private void clear() {
    model.clear();
  }

  @FXML
  private void save() {
    dialogs.chooseFile(texts.get("save.title"), "pictures.csv").ifPresent(file -> {
      ResultTable results = new ResultTable(model.entries());
      background.run(() -> {
        results.write(file);
        return file;
      }, written -> notices.say(texts.get("save.done", written)), notices::tell);
    });
  }

  private void show(LoadedNetwork now) {
    name.setText(names.of(now));
    facts.setText(now == null ? "" : texts.get("facts", now.step()));
    arrange();
  }

  private void showData() {
    trainedOn.setText(names.trainedOn(models.modelProperty().get(), model.images()));
    Presence.set(trainedOn, !trainedOn.getText().isEmpty());
  }

  private void select(ClassifiedImage entry) {
    if (table.getSelectionModel().getSelectedItem() != entry) {
      table.getSelectionModel().select(entry);
      table.scrollTo(entry);
    }
  }

  @Override
  public boolean tells(Problem told) {
    return told == models.problemProperty().get();
  }

  private void arrangeOutdated() {
    LoadedNetwork now = models.modelProperty().get();
    int count = model.outdatedProperty().get();
    Presence.set(outdated, count > 0);
    outdatedWords.setText(count == 0 ? "" : texts.get("outdated", count, names.atStep(now)));
  }

  @FXML
  private void classifyAgain() {
    model.classifyAgain();
  }

  private void tell() {
    Problem why = Stream.of(model.failureProperty().get(), model.problemProperty().get(),
        models.problemProperty().get())
        .filter(Objects::nonNull).findFirst().orElse(null);
    problem.setText(why == null ? "" : texts.sentence(why));
    Presence.set(problem, why != null);
  }

  private void reading(boolean now) {
    if (now) {
      patience.playFromStart();
    } else {
      patience.stop();
    }
    arrange();
  }

  /** How many images there are, and how many predictions are correct where the true class is known. */
  private void count() {
    long right = correct(Correctness.RIGHT);
    long judged = right + correct(Correctness.WRONG);
    String all = texts.get("count", model.entries().size(),
        model.entries().stream().filter(entry -> !entry.readable()).count());
    count.setText(judged == 0 ? all : texts.get("count.correct", all, right, judged));
    columns.showKnownTruth(wide);
  }

  private void fit() {
    double type = count.getFont().getSize();
    wide = root.getWidth() >= WIDE_WIDTH * type;
    columns.fit(type);
    root.pseudoClassStateChanged(WIDE, wide);
    root.pseudoClassStateChanged(NARROW, root.getWidth() < NARROW_WIDTH * type);
    boolean narrowest = root.getWidth() < NARROWEST_WIDTH * type;
    root.pseudoClassStateChanged(NARROWEST, narrowest);
    columns.showProbabilities(!narrowest);
    columns.showKnownTruth(wide);
  }

  private long correct(Correctness wanted) {
    return model.entries().stream().filter(image -> image.correctness() == wanted).count();
  }

  private void arrange() {
    showData();
    boolean some = !model.entries().isEmpty();
    boolean reading = model.readingProperty().get();
    content.setVisible(some);
    empty.setVisible(!some);
    emptyWords.setText(texts.get(reading ? "empty.reading" : models.modelProperty().get() == null ? "empty.noModel"
        : "empty.words"));
    boolean lasting = reading && patience.getStatus() != Animation.Status.RUNNING;
    Presence.set(waiting, lasting);
    Presence.set(cancel, lasting);
    Presence.set(count, some);
    count();
    clear.setDisable(!some);
    save.setDisable(!some);
  }
}
