package convscope.workbench.inspect;

import convscope.data.ClassLabels;
import convscope.data.ImageSet;
import convscope.workbench.control.Colours;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkNames;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The embedding of the test images; a selected image becomes the example. JavaFX thread. */
final class MapController {
  private static final int HOVER_FACTOR = 3;
  private static final double HOVER_AWAY = 14;
  private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");
  private static final double PERCENT = 100;

  private final InspectModel model;
  private final ImageMap map;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;
  private final byte[] pixels = new byte[ImageSet.PIXELS];
  private final NetworkNames networks;
  private ClassLegend classes;
  private ImageMap.@Nullable Plane told;

  @FXML private ToggleButton components;
  @FXML private ToggleButton neighbours;
  @FXML private Label words;
  @FXML private ProgressBar progress;
  @FXML private Button cancel;
  @FXML private Button again;
  @FXML private Scatter scatter;
  @FXML private VBox hover;
  @FXML private PixelView hoverPicture;
  @FXML private Label hoverWords;
  @FXML private FlowPane legend;
  @FXML private Node outdated;
  @FXML private Label outdatedWords;

  MapController(InspectModel model, NetworkNames networks, Texts texts) {
    this.model = model;
    this.texts = texts;
    map = model.map();
    this.networks = networks;
    node = Fxml.load(this, texts);
    listening = Subscription.combine(map.planeProperty().subscribe(this::showPlane),
        map.work().doneProperty().subscribe(now -> show()), map.work().problemProperty().subscribe(now -> show()),
        model.resultProperty().subscribe(now -> show()), networks.changes().subscribe(now -> show()));
  }

  @FXML
  private void initialize() {
    components.setOnAction(pressed -> make(ImageMap.Way.COMPONENTS));
    neighbours.setOnAction(pressed -> make(ImageMap.Way.NEIGHBOURS));
    hoverPicture.setFactor(HOVER_FACTOR);
    classes = new ClassLegend(legend, texts, scatter::hide);
    scatter.pointedProperty().addListener((property, was, is) -> point(is.intValue()));
    scatter.chosenProperty().addListener((property, was, is) -> {
      if (is.intValue() >= 0 && told != null && told.isAmong(model.example().data())) {
        model.example().take(true, is.intValue());
      }
    });
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }

  /** It has become visible: computes the first embedding automatically. */
  void shown() {
    if (map.planeProperty().get() == null && map.work().doneProperty().get() == null) {
      make(ImageMap.Way.COMPONENTS);
    }
  }

  @FXML
  private void cancel() {
    map.work().cancel();
  }

  @FXML
  private void again() {
    make(map.way());
  }

  private void make(ImageMap.Way way) {
    InspectResult result = model.resultProperty().get();
    if (result != null && model.example().data() != null) {
      map.make(way, result.request().model(), model.example().data());
    }
    select();
  }

  private void select() {
    components.setSelected(map.way() == ImageMap.Way.COMPONENTS);
    neighbours.setSelected(map.way() == ImageMap.Way.NEIGHBOURS);
  }

  private void showPlane(ImageMap.@Nullable Plane plane) {
    told = plane;
    if (plane != null) {
      int[] labels = new int[plane.features().count()];
      Arrays.setAll(labels, plane.images()::label);
      List<String> names = ClassLabels.in(texts.locale()).of(plane.classNames());
      scatter.show(plane.places(), labels, texts.get("map.accessible", labels.length),
          point -> texts.get("map.point", names.get(labels[point]), point));
      classes.show(names);
    }
    show();
  }

  private void show() {
    select();
    LongWork.Done done = map.work().doneProperty().get();
    Presence.set(progress, done != null);
    Presence.set(cancel, done != null);
    if (done != null) {
      progress.setProgress(done.share());
    }
    InspectResult result = model.resultProperty().get();
    tellOutdated(done == null ? result : null);
    if (map.work().problemProperty().get() != null) {
      words.setText(texts.sentence(map.work().problemProperty().get()));
    } else if (done != null) {
      words.setText(texts.get("map.working", (components.isSelected() ? components : neighbours).getText()));
    } else if (told == null) {
      words.setText(texts.get("map.none"));
    } else if (told.way() == ImageMap.Way.COMPONENTS) {
      words.setText(texts.get("map.components.words", told.features().count(), told.model().step(),
          Math.round(PERCENT * told.share())));
    } else {
      words.setText(texts.get("map.neighbours.words", told.features().count(), told.model().step()));
    }
  }

  /** Says so where the embedding is not of the network and the images at hand; {@code result} is null during work. */
  private void tellOutdated(@Nullable InspectResult result) {
    boolean old = told != null && result != null && !map.isOf(result.request().model(), model.example().data());
    Presence.set(outdated, old);
    Presence.set(again, old);
    scatter.pseudoClassStateChanged(OUTDATED, old);
    if (old) {
      outdatedWords.setText(told.isAmong(model.example().data()) ? outdated(told.model(), result.request().model())
          : texts.get("map.outdated.images"));
    }
  }

  /** The name of the run stands in the view's title: where it is the same, the steps are what differs. */
  private String outdated(LoadedNetwork made, LoadedNetwork now) {
    return made.sameSource(now) ? texts.get("map.outdated.step", made.step(), now.step())
        : texts.get("map.outdated", networks.atStep(made), networks.atStep(now));
  }

  private void point(int point) {
    hover.setVisible(point >= 0 && told != null);
    if (hover.isVisible()) {
      told.images().copyPixels(point, pixels, 0);
      hoverPicture.setPixels(ImageSet.WIDTH, ImageSet.HEIGHT, Colours.ofBytes(pixels));
      hoverWords.setText(texts.get("map.point",
          ClassLabels.in(texts.locale()).of(told.classNames().get(told.images().label(point))), point));
      hover.autosize();
      double x = scatter.x(point) + HOVER_AWAY;
      double y = scatter.y(point) + HOVER_AWAY;
      hover.relocate(x + hover.getWidth() > scatter.getWidth() ? x - hover.getWidth() - 2 * HOVER_AWAY : x,
          y + hover.getHeight() > scatter.getHeight() ? y - hover.getHeight() - 2 * HOVER_AWAY : y);
    }
  }
}
