package convscope.workbench.inspect;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.control.PictureMenu;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.GradualBuild;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.NetworkNames;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The Inspect view: the selected network's facts above, its layers as a list at the left or as a picture at the top,
 * the chosen layer in the middle, the image at the right, and the run's time below. JavaFX thread.
 */
public final class InspectController implements Screen {
  /** From this size on, the network is shown as a picture unless the user wants the list. */
  private static final double WIDE = 1_350;
  private static final double HIGH = 700;
  private static final double PICTURE_SHARE = 0.4;
  private static final double MOST_PICTURE_SHARE = 0.62;
  private static final double EXAMPLE_SHARE = 0.27;

  private final InspectModel model;
  private final SelectedNetwork models;
  private final Continuation continuation;
  private final Texts texts;
  private final NetworkNames names;
  private final BooleanBinding canFollow;
  private final BooleanBinding learnsElsewhere;
  private final Parent node;
  private final Subscription listening;
  private final GradualBuild build =
      new GradualBuild(List.of(this::makeLayer, this::makeExample, this::makeTimeline), this::built);
  private @Nullable PictureController picture;
  private boolean arranging;
  private @Nullable LayerController layer;
  private @Nullable ExampleController example;
  private @Nullable TimelineController timeline;
  private @Nullable MapController map;
  private @Nullable StepsController steps;
  private @Nullable GradualBuild stepsBuild;

  @FXML private Label name;
  @FXML private Label facts;
  @FXML private Button follow;
  @FXML private Label elsewhere;
  @FXML private Label problem;
  @FXML private Node sources;
  @FXML private StackPane pages;
  @FXML private BorderPane content;
  @FXML private VBox above;
  @FXML private ListView<LayerCard> layers;
  @FXML private ToggleButton mapShown;
  @FXML private ToggleButton pictureShown;
  @FXML private StackPane centre;
  @FXML private ScrollPane middle;
  @FXML private ScrollPane right;
  @FXML private Node empty;
  @FXML private ProgressIndicator waiting;
  @FXML private Label emptyWords;

  /** The view of {@code model}, whose networks come from {@code models}. */
  public InspectController(InspectModel model, SelectedNetwork models, Continuation continuation, Dialogs dialogs,
      Background background, Notices notices, Language language) {
    this.model = model;
    this.models = models;
    this.continuation = continuation;
    texts = Texts.of(InspectController.class, language);
    names = new NetworkNames(models.names(), language);
    canFollow = models.canFollow();
    learnsElsewhere = models.learnsElsewhere();
    node = Fxml.load(this, texts);
    new InspectColumns(node, content, above, layers, right, facts);
    node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    new PictureMenu(node, dialogs, background, language, notices::tell);
    listening = Subscription.combine(models.modelProperty().subscribe(this::show),
        names.changes().subscribe(now -> show(models.modelProperty().get())),
        models.openingProperty().subscribe(now -> arrange()),
        models.followingProperty().subscribe(now -> arrange()), models.problemProperty().subscribe(this::tell),
        model.problemProperty().subscribe(this::tell), canFollow.subscribe(now -> arrange()),
        learnsElsewhere.subscribe(now -> arrange()),
        model.layerProperty().subscribe(this::select), model.mappedProperty().subscribe(now -> showMap()),
        model.picturedProperty().subscribe(now -> arrangePicture()),
        model.shares().sharesProperty().subscribe(now -> layers.refresh()),
        model.steps().stateProperty().subscribe(now -> showSteps(now != null)));
  }

  @FXML
  private void initialize() {
    mapShown.selectedProperty().bindBidirectional(model.mappedProperty());
    pictureShown.selectedProperty().addListener((property, was, is) -> {
      if (!arranging) {
        model.picturedProperty().set(is);
      }
    });
    content.widthProperty().addListener((property, was, is) -> arrangePicture());
    content.heightProperty().addListener((property, was, is) -> arrangePicture());
    right.prefWidthProperty().bind(content.widthProperty().multiply(EXAMPLE_SHARE));
    right.viewportBoundsProperty().addListener((property, was, is) -> fitExample());
    layers.setCellFactory(list -> new LayerCell(model.shares(), texts));
    layers.getSelectionModel().selectedIndexProperty().addListener((property, was, is) -> {
      if (is.intValue() >= 0) {
        model.layerProperty().set(is.intValue());
      }
    });
  }

  /** The keys of the film, and the one of the steps, work wherever no text is being typed. */
  private void key(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (plain && event.getCode() == KeyCode.S && stepsBuild == null && !(event.getTarget() instanceof TextInputControl)) {
      model.steps().begin(model.spotProperty().get());
      event.consume();
    } else if (timeline != null && !(event.getTarget() instanceof TextInputControl) && timeline.key(event)) {
      event.consume();
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public List<Shortcut> shortcuts() {
    return InspectShortcuts.of(texts);
  }

  @Override
  public void shown() {
    model.show(true);
    build.start();
  }

  @Override
  public void hidden() {
    model.show(false);
    build.stop();
  }

  @Override
  public void close() {
    listening.unsubscribe();
    mapShown.selectedProperty().unbindBidirectional(model.mappedProperty());
    canFollow.dispose();
    learnsElsewhere.dispose();
    build.stop();
    right.prefWidthProperty().unbind();
    if (picture != null) {
      picture.close();
    }
    if (layer != null) {
      layer.close();
    }
    if (example != null) {
      example.close();
    }
    if (timeline != null) {
      timeline.close();
    }
    if (map != null) {
      map.close();
    }
    if (stepsBuild != null) {
      stepsBuild.stop();
    }
    if (steps != null) {
      steps.close();
    }
  }

  @FXML
  private void follow() {
    models.follow();
  }

  private void makeLayer() {
    layer = new LayerController(model, names, texts);
    middle.setContent(layer.node());
  }

  private void makeExample() {
    example = new ExampleController(model, texts);
    right.setContent(example.node());
    fitExample();
  }

  private void makeTimeline() {
    timeline = new TimelineController(model.film(), models, continuation, texts);
    content.setBottom(timeline.node());
  }

  /** The embedding in place of the layer; built on first use, after everything else. */
  private void showMap() {
    boolean wanted = model.mappedProperty().get();
    if (wanted && map == null && build.complete()) {
      map = new MapController(model, names, texts);
      centre.getChildren().add(map.node());
    }
    if (map != null) {
      map.node().setVisible(wanted);
      middle.setVisible(!wanted);
      if (wanted) {
        map.shown();
      }
    }
  }

  /** The steps over everything else; made in two frames when they are opened, and let go when they are closed. */
  private void showSteps(boolean wanted) {
    if (wanted == (stepsBuild != null)) {
      return;
    }
    if (wanted) {
      stepsBuild = new GradualBuild(List.of(this::makeSteps, () -> steps.begin()), () -> { });
      stepsBuild.start();
    } else {
      stepsBuild.stop();
      stepsBuild = null;
      closeSteps();
    }
  }

  private void makeSteps() {
    steps = new StepsController(model, texts);
    pages.getChildren().add(pages.getChildren().indexOf(content) + 1, steps.node());
    arrange();
  }

  private void closeSteps() {
    if (steps != null) {
      pages.getChildren().remove(steps.node());
      steps.close();
      steps = null;
      arrange();
      middle.requestFocus();
    }
  }

  private void built() {
    showMap();
    arrangePicture();
  }

  /**
   * The picture or the list, as the user wants or, without a wish, as the room allows; the picture is built on first
   * use.
   */
  private void arrangePicture() {
    boolean roomy = content.getWidth() >= WIDE && content.getHeight() >= HIGH;
    boolean wanted = model.picturedProperty().get() == null ? roomy : model.picturedProperty().get();
    arranging = true;
    pictureShown.setSelected(wanted);
    arranging = false;
    if (wanted && picture == null && build.complete()) {
      picture = new PictureController(model, texts);
      above.getChildren().add(picture.node());
    }
    boolean there = wanted && picture != null;
    Presence.set(layers, !there);
    if (picture != null) {
      picture.show(there);
      picture.setHeight(PICTURE_SHARE * content.getHeight(), MOST_PICTURE_SHARE * content.getHeight());
    }
    if (example != null) {
      example.showBars(!there);
      fitExample();
    }
  }

  private void fitExample() {
    if (example != null) {
      example.fit(right.getViewportBounds().getWidth(), right.getViewportBounds().getHeight());
    }
  }

  private void show(LoadedNetwork now) {
    if (now != null) {
      if (layers.getItems().isEmpty() || !layers.getUserData().equals(now.network())) {
        layers.setUserData(now.network());
        layers.getItems().setAll(LayerCard.of(now.network()));
        select(model.layerProperty().get());
      }
      name.setText(names.of(now));
      facts.setText(texts.get("facts", now.step(), now.network().parameterCount(), now.network().multiplyAdds()));
    } else {
      name.setText(names.of(null));
      facts.setText("");
    }
    arrange();
  }

  private void select(Number index) {
    if (index.intValue() < layers.getItems().size()) {
      layers.getSelectionModel().select(index.intValue());
      layers.scrollTo(index.intValue());
    }
  }

  /** Shows the network, or says why there is none and what to do about it; enables the available choices. */
  private void arrange() {
    LoadedNetwork now = models.modelProperty().get();
    boolean opening = models.openingProperty().get();
    content.setVisible(now != null && steps == null);
    Presence.set(sources, steps == null);
    empty.setVisible(now == null);
    waiting.setVisible(opening);
    waiting.setManaged(opening);
    emptyWords.setText(texts.get(opening ? "empty.opening" : canFollow.get() ? "empty.coming" : "empty.none"));
    Presence.set(follow, canFollow.get() && !models.followingProperty().get());
    boolean other = now != null && learnsElsewhere.get();
    Presence.set(elsewhere, other);
    follow.getStyleClass().remove("accent");
    if (other) {
      follow.getStyleClass().add("accent");
    }
  }

  @Override
  public boolean tells(Problem told) {
    return told == models.problemProperty().get() || told == model.problemProperty().get();
  }

  private void tell(Problem latest) {
    Problem why =
        models.problemProperty().get() != null ? models.problemProperty().get() : model.problemProperty().get();
    Presence.set(problem, why != null);
    problem.setText(why == null ? "" : texts.sentence(why));
  }
}
