package convscope.workbench.data;

import convscope.data.ClassLabels;
import convscope.data.Datasets;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.control.ImageGrid;
import convscope.workbench.control.PictureMenu;
import convscope.workbench.control.PictureShortcuts;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.OpenDataset.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** The Data view: sources at the top, filters on the left, the images in the middle, the selected one on the right. */
public final class DataController implements Screen {
  private static final PseudoClass NARROWEST = PseudoClass.getPseudoClass("narrowest");
  /** Below this width, in sizes of the font, there is room for the filters or the details. */
  private static final double BOTH = 58;
  /** Below this width the details are narrower. */
  private static final double NARROWEST_WIDTH = 40;

  private final DataModel model;
  private final OpenDataset openData;
  private final Appearance appearance;
  private final Texts texts;
  private final ClassLabels labels;
  private final ImageGrid grid;
  private final SourcesController sources;
  private final FilterController filter;
  private final DetailController detail;
  private final Parent node;
  private final Subscription listening;
  /** Whether there is room for the filters or the details only. */
  private final BooleanProperty cramped = new SimpleBooleanProperty(this, "cramped");
  private Subscription columns = Subscription.EMPTY;

  @FXML private Region page;
  @FXML private BorderPane root;
  @FXML private StackPane middle;
  @FXML private ToggleButton filters;
  @FXML private Label left;
  @FXML private Slider factor;
  @FXML private Label times;
  @FXML private Node empty;
  @FXML private ProgressIndicator waiting;
  @FXML private Label emptyWords;
  @FXML private Button emptyAction;

  /** The view of {@code model}, whose images come from {@code openData}. */
  public DataController(DataModel model, OpenDataset openData, Appearance appearance, Background background,
      Dialogs dialogs, Notices notices, Language language) {
    this.model = model;
    this.openData = openData;
    this.appearance = appearance;
    texts = Texts.of(DataController.class, language);
    labels = ClassLabels.in(language.locale());
    grid = new ImageGrid(background, notices::tell);
    sources = new SourcesController(openData, model.openingDetailsProperty(), dialogs, texts);
    filter = new FilterController(model, texts);
    detail = new DetailController(model.detail(), texts);
    node = Fxml.load(this, texts);
    new PictureMenu(node, dialogs, background, language, notices::tell);
    listening = Subscription.combine(model.shownProperty().subscribe(this::show),
        openData.workProperty().subscribe(work -> arrange()));
  }

  @FXML
  private void initialize() {
    root.setTop(sources.node());
    columns = Subscription.combine(appearance.projectorProperty().subscribe(now -> makeRoom()),
        page.widthProperty().subscribe(now -> makeRoom()), left.fontProperty().subscribe(now -> makeRoom()),
        cramped.subscribe(now -> placeColumns()), model.filtersShownProperty().subscribe(now -> placeColumns()));
    Presence.follow(filters, cramped);
    filters.selectedProperty().bindBidirectional(model.filtersShownProperty());
    middle.getChildren().add(0, grid);
    grid.factorProperty().bindBidirectional(model.factorProperty());
    factor.valueProperty().bindBidirectional(model.factorProperty());
    times.textProperty().bind(Bindings.concat("×", model.factorProperty()));
    grid.setDescription(texts.get("grid.accessible"), this::describe);
    grid.selectedProperty().bindBidirectional(model.detail().selectedProperty());
    grid.setOnOpen(detail::focus);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void makeRoom() {
    // The page's width, not that of its content, which a scroll bar makes narrower: its coming and going decides nothing.
    double width = page.getWidth() / left.getFont().getSize();
    cramped.set(appearance.projectorProperty().get() || width > 0 && width < BOTH);
    root.pseudoClassStateChanged(NARROWEST, width > 0 && width < NARROWEST_WIDTH);
  }

  /**
   * Filters, images, details. In projector mode and in a narrow window there is room for the filters or the details.
   * They are added in their order, which is that of the Tab key.
   */
  private void placeColumns() {
    boolean filtersShown = !cramped.get() || model.filtersShownProperty().get();
    Node images = root.getCenter();
    root.setLeft(null);
    root.setCenter(null);
    root.setRight(null);
    root.setLeft(filtersShown ? filter.node() : null);
    root.setCenter(images);
    root.setRight(cramped.get() && filtersShown ? null : detail.node());
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public List<Shortcut> shortcuts() {
    List<Shortcut> keys = new ArrayList<>(PictureShortcuts.grid(texts));
    keys.add(Shortcut.of(texts, "open", KeyCode.ENTER));
    keys.add(Shortcut.of(texts, "again", KeyCode.A));
    keys.addAll(PictureShortcuts.saving(texts));
    return keys;
  }

  @Override
  public boolean tells(Problem problem) {
    return sources.tells(problem);
  }

  @Override
  public void close() {
    listening.unsubscribe();
    columns.unsubscribe();
    Presence.letGo(filters);
    filters.selectedProperty().unbindBidirectional(model.filtersShownProperty());
    sources.close();
    filter.close();
    detail.close();
    grid.factorProperty().unbindBidirectional(model.factorProperty());
    factor.valueProperty().unbindBidirectional(model.factorProperty());
    grid.selectedProperty().unbindBidirectional(model.detail().selectedProperty());
  }

  private void pressed(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (event.getCode() == KeyCode.A && plain && !(event.getTarget() instanceof TextInputControl)) {
      model.detail().again();
      event.consume();
    }
  }

  private void show(Shown shown) {
    if (shown != null) {
      grid.show(shown.gallery(), shown.indices());
      boolean all = shown.indices().length == shown.gallery().size();
      left.setText(texts.get(all ? "left.all" : "left", shown.indices().length, shown.gallery().size()));
    }
    arrange();
  }

  /** Shows the images, or explains why there are none and what to do. */
  private void arrange() {
    Work work = openData.workProperty().get();
    Shown shown = model.shownProperty().get();
    boolean some = shown != null && shown.indices().length > 0;
    boolean filtered = shown != null && !some;
    grid.setVisible(some);
    empty.setVisible(!some);
    waiting.setVisible(!filtered && (work == Work.OPENING || work == Work.FETCHING || work == Work.UNPACKING));
    waiting.setManaged(waiting.isVisible());
    emptyWords.setText(texts.get(filtered ? "empty.filtered" : "empty." + work.name().toLowerCase(Locale.ROOT)));
    emptyAction.setVisible(filtered || work == Work.NONE);
    emptyAction.setText(texts.get(filtered ? "empty.showAll" : "empty.openSample"));
  }

  @FXML
  private void act() {
    if (model.shownProperty().get() != null) {
      model.showAll();
    } else {
      openData.open(Datasets.SAMPLE);
    }
  }

  private String describe(int index) {
    Gallery gallery = model.detail().gallery();
    return texts.get(gallery.test(index) ? "image.test" : "image.train", labels.of(gallery.className(index)),
        gallery.record(index));
  }
}
