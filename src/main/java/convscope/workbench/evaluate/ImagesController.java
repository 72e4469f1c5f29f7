package convscope.workbench.evaluate;

import convscope.evaluation.Predictions;
import convscope.workbench.control.ClassBars;
import convscope.workbench.control.ImageGrid;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

/** The images of the selection, and the predictions for the selected one. JavaFX thread. */
final class ImagesController implements Screen {
  private final EvaluateModel model;
  private final EvaluateTexts words;
  private final TestImageOpener elsewhere;
  private final ImageGrid grid;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label title;
  @FXML private StackPane place;
  @FXML private Label nothing;
  @FXML private Node closer;
  @FXML private Label verdict;
  @FXML private Label ownName;
  @FXML private ClassBars bars;
  @FXML private Node other;
  @FXML private Label otherName;
  @FXML private ClassBars otherBars;
  @FXML private Button inspect;
  @FXML private Button classify;

  ImagesController(EvaluateModel model, EvaluateTexts words, TestImageOpener elsewhere, Background background,
      Notices notices) {
    this.model = model;
    this.words = words;
    this.elsewhere = elsewhere;
    grid = new ImageGrid(background, notices::tell);
    grid.setId("evaluate-images");
    grid.setOnOpen(this::inspect);
    node = Fxml.load(this, words.texts());
    place.getChildren().add(0, grid);
    // The frame around the selected image extends beyond the grid if the grid is low.
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(place.widthProperty());
    clip.heightProperty().bind(place.heightProperty());
    place.setClip(clip);
    grid.selectedProperty().bindBidirectional(model.exampleProperty());
    listening = Subscription.combine(model.selectionProperty().subscribe(this::show),
        model.exampleProperty().subscribe(now -> look()), model.comparisonProperty().subscribe(now -> look()),
        model.judgedProperty().subscribe(now -> look()));
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
    grid.selectedProperty().unbindBidirectional(model.exampleProperty());
  }

  @FXML
  private void inspect() {
    elsewhere.inspect().accept(model.exampleProperty().get());
  }

  @FXML
  private void classify() {
    elsewhere.classify().accept(model.exampleProperty().get());
  }

  private void show(ImageSelection selection) {
    if (selection == null) {
      return;
    }
    TestSetEvaluation judged = model.judgedProperty().get();
    List<String> names = words.labels().of(judged.classNames());
    String key = selection.kind().name().toLowerCase(Locale.ROOT);
    boolean right = selection.kind() == ImageSelection.Kind.CELL && selection.label() == selection.taken();
    title.setText(words.get("images." + (right ? "right" : key), selection.examples().length,
        selection.label() < 0 ? "" : names.get(selection.label()),
        selection.taken() < 0 ? "" : names.get(selection.taken())));
    nothing.setVisible(selection.examples().length == 0);
    grid.setDescription(title.getText(), this::sentence);
    grid.show(judged.images().test(), selection.examples());
  }

  /** Test image {@code example} in words: number, true class, prediction. */
  private String sentence(int example) {
    TestSetEvaluation judged = model.judgedProperty().get();
    if (judged == null || example < 0 || example >= judged.predictions().size()) {
      return "";
    }
    Predictions all = judged.predictions();
    return words.get(all.right(example) ? "image.right" : "image.wrong", example,
        name(judged, all.label(example)), name(judged, all.top(example)),
        EvaluateTexts.percent(all.confidence(example)));
  }

  private String name(TestSetEvaluation judged, int label) {
    return words.labels().of(judged.classNames().get(label));
  }

  private void look() {
    TestSetEvaluation judged = model.judgedProperty().get();
    int example = model.exampleProperty().get();
    boolean some = judged != null && example >= 0 && example < judged.predictions().size();
    closer.setVisible(some);
    if (!some) {
      return;
    }
    verdict.setText(sentence(example));
    TestSetEvaluation second = model.comparisonProperty().get() == null ? null : model.secondProperty().get();
    int label = judged.predictions().label(example);
    bars.show(words.labels().of(judged.classNames()), judged.predictions().probabilities(example), label);
    bars.setAccessibleText(verdict.getText());
    Presence.set(ownName, second != null);
    Presence.set(other, second != null);
    if (second != null) {
      ownName.setText(words.name(judged.model()));
      otherName.setText(words.name(second.model()));
      otherBars.show(words.labels().of(second.classNames()), second.predictions().probabilities(example),
          second.predictions().label(example));
    }
  }
}
