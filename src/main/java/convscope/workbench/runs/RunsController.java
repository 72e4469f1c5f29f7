package convscope.workbench.runs;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.library.Bin;
import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.PlotRoom;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.plot.PlotShortcuts;
import convscope.workbench.runs.RunActions.Action;
import convscope.workbench.session.ExportMenu;
import convscope.workbench.session.Exportable;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The Runs view: the table with its actions, and below it curves, settings and notes of the selected runs. JavaFX
 * thread.
 */
public final class RunsController implements Screen {
  /** The least width with the number of runs beside the title, in sizes of the font. */
  private static final double WITH_COUNT = 50;
  private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final RunsModel model;
  private final RunServices services;
  private final PlotSettings settings;
  private final Appearance appearance;
  private final Background background;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Language language;
  private final Texts texts;
  private final TableController table;
  private final PlacesController places;
  private final ClassParts classroom;
  private final RunActions actions;
  private final ActionsController bar;
  private final MoreController more;
  private final List<Screen> lower = new ArrayList<>();
  private final InvalidationListener arranging = changed -> arrange();
  private final Parent node;
  private RunsDivision division;
  private boolean begun;
  private boolean closed;
  private @Nullable NotesController notes;

  @FXML private TextField filter;
  @FXML private Label count;
  @FXML private HBox menus;
  @FXML private Label problem;
  @FXML private Node undoStrip;
  @FXML private Label undoWords;
  @FXML private Region upper;
  @FXML private StackPane tablePlace;
  @FXML private StackPane actionsPlace;
  @FXML private StackPane morePlace;
  @FXML private VBox classPlace;
  @FXML private Button save;
  @FXML private TabPane tabs;
  @FXML private Tab curvesTab;
  @FXML private Tab layersTab;
  @FXML private Tab settingsTab;
  @FXML private Tab notesTab;
  @FXML private SplitPane content;
  @FXML private Node empty;
  @FXML private Label emptyWords;

  /**
   * The view of {@code model}, with the actions of {@code services}, whose curves are drawn as {@code settings} say.
   */
  public RunsController(RunsModel model, RunServices services, PlotSettings settings, Appearance appearance,
      Background background, Dialogs dialogs, Notices notices, Language language) {
    this.model = model;
    this.services = services;
    this.settings = settings;
    this.appearance = appearance;
    this.background = background;
    this.dialogs = dialogs;
    this.notices = notices;
    this.language = language;
    texts = Texts.of(RunsController.class, language);
    model.speak(new RunWords(texts));
    table = new TableController(model, appearance, dialogs, notices, texts);
    places = new PlacesController(model, dialogs, texts);
    classroom = new ClassParts(model, services, table::chooseClass, background, dialogs, notices, texts);
    actions = new RunActions(model, services, background, dialogs, notices, texts);
    more = new MoreController(actions, texts);
    actions.ask(more::ask, table::rename);
    bar = new ActionsController(actions, table.changes(), exports(), appearance, texts);
    table.offer(new RunMenu(actions, exports(), texts), () -> actions.run(Action.RENAME));
    node = new PlotRoom(Fxml.load(this, texts));
    node.sceneProperty().addListener((property, was, is) -> takeUndo(was, is));
    watched().forEach(one -> one.addListener(arranging));
    arrange();
  }

  private ExportMenu exports() {
    return new ExportMenu(services.exports(), () -> actions.one().map(Exportable::of), "runs-export", dialogs, notices,
        texts);
  }

  /** The listed rows are watched too: the filter has then been applied, and the counts are those of this moment. */
  private List<Observable> watched() {
    return List.of(model.knownProperty(), model.problemProperty(), model.curves().problemProperty(),
        model.actions().undoableProperty(), table.changes(), model.filterProperty(), model.items(), model.shown());
  }

  @FXML
  private void initialize() {
    filter.textProperty().bindBidirectional(model.filterProperty());
    tablePlace.getChildren().setAll(table.node());
    actionsPlace.getChildren().setAll(bar.node());
    morePlace.getChildren().setAll(more.node());
    classPlace.getChildren().setAll(classroom.nodes());
    menus.getChildren().setAll(classroom.menu(), places.node());
    division = new RunsDivision(content, upper, table.node(), actionsPlace, tabs, count,
        appearance);
    InvalidationListener resized = new AfterChanges(this::makeRoom);
    content.widthProperty().addListener(resized);
    count.fontProperty().addListener(resized);
    tabs.getSelectionModel().select(model.pageProperty().get());
    tabs.getSelectionModel().selectedIndexProperty().addListener(
        (property, was, is) -> model.pageProperty().set(is.intValue()));
  }

  /** In a narrow window the menus need the room of the number of runs. */
  private void makeRoom() {
    boolean wide = content.getWidth() == 0 || content.getWidth() >= WITH_COUNT * count.getFont().getSize();
    Presence.set(count, wide && !model.items().isEmpty());
  }

  /** The details of a run are built after the table, one part per frame, so that the table appears at once. */
  private void addCurves() {
    if (!closed) {
      CurvesController curves = new CurvesController(model.curves(), settings, actions, background, dialogs, notices,
          texts, language);
      add(curvesTab, curves);
      division.keepWhole(curves.node(), curves.controls());
      Pulse.afterFirstFrame(this::addOthers);
    }
  }

  private void addOthers() {
    if (!closed) {
      add(layersTab, new LayersController(model.curves(), settings, background, dialogs, notices, texts, language));
      add(settingsTab, new SettingsController(model, dialogs, notices, texts));
      notes = new NotesController(model, texts);
      add(notesTab, notes);
    }
  }

  private void add(Tab tab, Screen part) {
    lower.add(part);
    ScrollPane around = new ScrollPane(part.node());
    around.getStyleClass().add("edge-to-edge");
    around.setFitToWidth(true);
    around.setFitToHeight(true);
    around.setFocusTraversable(false);
    tab.setContent(around);
  }

  @Override
  public List<Shortcut> shortcuts() {
    List<Shortcut> keys = new ArrayList<>(List.of(Shortcut.of(texts, "choose", KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "inspect", KeyCode.ENTER), Shortcut.of(texts, "rename", KeyCode.F2),
        Shortcut.of(texts, "delete", KeyCode.DELETE), Shortcut.of(texts, "undo", UNDO),
        Shortcut.of(texts, "menu", new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN),
            new KeyCodeCombination(KeyCode.CONTEXT_MENU))));
    keys.addAll(PlotShortcuts.of(texts));
    return keys;
  }

  @FXML
  private void pressed(KeyEvent event) {
    if (table.node().isFocused() && pressedInTable(event)) {
      event.consume();
    }
  }

  private boolean pressedInTable(KeyEvent event) {
    switch (event.getCode()) {
      case DELETE -> actions.run(Action.DELETE);
      case ENTER -> actions.run(Action.INSPECT);
      case CONTEXT_MENU -> table.openMenu();
      case F10 -> {
        if (!event.isShiftDown()) {
          return false;
        }
        table.openMenu();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void arrange() {
    boolean filtered = model.shown().size() < model.items().size();
    count.setText(texts.get(filtered ? "count.filtered" : "count", model.items().size(), table.chosen().size(),
        model.shown().size()));
    boolean none = model.items().isEmpty();
    save.setDisable(none);
    makeRoom();
    content.setVisible(!none);
    empty.setVisible(none);
    emptyWords.setText(texts.get(model.knownProperty().get() ? "empty.words" : "empty.reading"));
    List<Bin.Thrown> undoable = model.actions().undoableProperty().get();
    Presence.set(undoStrip, !undoable.isEmpty());
    undoWords.setText(undoable.isEmpty() ? "" : texts.get("undo.words", undoable.size(), undoable.get(0).name()));
    Problem why = model.problemProperty().get() == null ? model.curves().problemProperty().get()
        : model.problemProperty().get();
    why = why == null && table.chosen().size() == 1 ? table.chosen().get(0).now().problem() : why;
    problem.setText(why == null ? "" : texts.sentence(why));
    Presence.set(problem, why != null);
  }

  @FXML
  private void undo() {
    if (!model.actions().undoableProperty().get().isEmpty()) {
      model.actions().undo();
    }
  }

  /** The keys undo wherever the focus is in the window, as on the rail; a text field takes them before. */
  private void takeUndo(@Nullable Scene was, @Nullable Scene is) {
    if (was != null) {
      was.getAccelerators().remove(UNDO);
    }
    if (is != null) {
      is.getAccelerators().put(UNDO, this::undo);
    }
  }

  @FXML
  private void settle() {
    model.actions().settle();
  }

  @FXML
  private void save() {
    table.save();
  }

  @FXML
  private void addPlace() {
    places.add();
  }

  @FXML
  private void train() {
    services.views().train().run();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    model.show(true);
    if (!begun) {
      begun = true;
      Pulse.afterFirstFrame(this::addCurves);
    }
  }

  @Override
  public void hidden() {
    if (notes != null) {
      notes.save();
    }
    model.show(false);
  }

  @Override
  public void close() {
    watched().forEach(one -> one.removeListener(arranging));
    filter.textProperty().unbindBidirectional(model.filterProperty());
    closed = true;
    division.close();
    lower.forEach(Screen::close);
    table.close();
    places.close();
    classroom.close();
    bar.close();
  }
}
