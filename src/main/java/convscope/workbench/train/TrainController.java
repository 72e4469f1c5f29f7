package convscope.workbench.train;

import convscope.foundation.Language;
import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.LateScreen;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.ScreenOnDemand;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.PlotRoom;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.plot.PlotShortcuts;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.CurrentRun;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The Train view: settings at the left; in the middle the card of a run that has ended, the test images and the curves;
 * the four questions at the right. In projector mode the settings are hidden, so that the rest can be large. JavaFX
 * thread.
 */
public final class TrainController implements Screen {
  /** The interval of probes, with their batches, while the view is visible; those for the charts are the run's own. */
  private static final long PROBE_MILLIS = 1_000;

  /** The least width of the charts, in widths of the questions beside them. */
  private static final double CHARTS = 1.3;
  private static final KeyCombination COMPARE = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

  private final TrainModels models;
  private final CurrentRun training;
  private final Appearance appearance;
  private final FormController fields;
  private final List<Screen> parts;
  private final Screen restart;
  private final Screen end;
  private final Screen experiment;
  private final Texts texts;
  private final Parent node;
  private final StackPane questionsBelow = new StackPane();
  private final Subscription starting;
  private boolean building;
  private boolean closed;
  private boolean whole;
  private boolean inSight;

  @FXML private ScrollPane form;
  @FXML private VBox middle;
  @FXML private ScrollPane questions;
  @FXML private BorderPane columns;

  /** The view of {@code models} in {@code language}; {@code actions} are those of the card of a run that has ended. */
  public TrainController(TrainModels models, EarlierRun earlier, PlotSettings settings, RunEndActions actions,
      CurrentRun training, Continuation continuation, PlanForm plan, OpenDataset data, NetworkChoices networks,
      Appearance appearance, Background background, Dialogs dialogs, Notices notices, Language language) {
    TrainModel model = models.run();
    this.models = models;
    this.training = training;
    this.appearance = appearance;
    texts = Texts.of(TrainController.class, language);
    BranchItems branches = new BranchItems(training, continuation, background, notices, texts);
    fields = new FormController(plan, training, data, models.lengths(), networks, dialogs, texts);
    parts = List.of(fields,
        new LateScreen(() ->
            new ChartsController(model, models.experiment(), earlier, settings, branches, background, dialogs, notices,
                texts, language)),
        new LateScreen(() -> new QuestionsController(model, texts, language)),
        new LateScreen(() -> new TestImagesController(models.images(), texts)));
    end = new ScreenOnDemand(models.end().endedProperty().map(ended -> true).orElse(false),
        () -> new RunEndController(models.end(), actions, background, dialogs, notices, texts));
    experiment = new ScreenOnDemand(models.experiment().shownProperty(), () ->
        new ExperimentController(models.experiment(), actions.list(), new ExperimentWords(texts), texts));
    restart = new ScreenOnDemand(training.recovery().adviceProperty().map(advice -> true).orElse(false),
        () -> new RestartController(training.recovery(), texts));
    node = new PlotRoom(Fxml.load(this, texts));
    node.sceneProperty().subscribe((was, is) -> takeKey(was, is, models.experiment()));
    starting = training.stateProperty().map(state -> training.free()).subscribe((was, is) -> showTop());
  }

  @FXML
  private void initialize() {
    columns.setTop(restart.node());
    middle.getChildren().addAll(experiment.node(), end.node());
    form.setContent(parts.get(0).node());
    // With the larger type of projector mode both columns are wider, and with a new theme they have no width of their
    // own for a moment: what counts are the widths once all has been styled again.
    // Heard as changes, which come also while nobody reads the values: before the view is whole.
    AfterChanges resized = new AfterChanges(this::placeQuestions);
    List.<ObservableValue<?>>of(columns.widthProperty(), columns.leftProperty(), form.prefWidthProperty(),
        questions.prefWidthProperty()).forEach(one -> one.addListener((property, was, is) -> resized.invalidated(property)));
    columns.leftProperty().bind(Bindings.when(appearance.projectorProperty()).then((Node) null).otherwise(form));
  }

  /** What counts now stands first; a focus that has to go on, since its control is disabled, must not scroll away. */
  private void showTop() {
    Node focused = node.getScene() == null ? null : node.getScene().getFocusOwner();
    if (focused != null && focused.isDisabled() && form.getContent().lookupAll("*").contains(focused)) {
      form.requestFocus();
    }
    form.setVvalue(0);
  }

  private static void takeKey(@Nullable Scene was, @Nullable Scene is, ExperimentModel experiment) {
    if (was != null) {
      was.getAccelerators().remove(COMPARE);
    }
    if (is != null) {
      is.getAccelerators().put(COMPARE, () -> experiment.askedProperty().set(!experiment.askedProperty().get()));
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public List<Shortcut> shortcuts() {
    List<Shortcut> keys = new ArrayList<>(List.of(Shortcut.of(texts, "apply", KeyCode.ENTER),
        Shortcut.of(texts, "experiment", COMPARE)));
    keys.addAll(PlotShortcuts.of(texts));
    keys.addAll(PlotShortcuts.names(texts));
    return keys;
  }

  /**
   * The view is built in three frames: the outline, the settings, and what displays a run. At start-up a user waits
   * for the first only.
   */
  private void addSettings() {
    if (!closed) {
      fields.addFields();
      Pulse.afterFirstFrame(this::complete);
    }
  }

  private void complete() {
    if (closed) {
      return;
    }
    whole = true;
    middle.getChildren().addAll(parts.get(3).node(), parts.get(1).node());
    VBox.setVgrow(parts.get(1).node(), Priority.ALWAYS);
    questionsBelow.getStyleClass().add("questions-below");
    middle.getChildren().add(questionsBelow);
    placeQuestions();
    // What is compared are the curves: they come first.
    Presence.follow(parts.get(3).node(),
        models.experiment().running().experimentProperty().map(any -> false).orElse(true));
    if (inSight) {
      parts.forEach(Screen::shown);
    }
  }

  /** Beside the charts, or below them where they would not leave these enough room. */
  private void placeQuestions() {
    if (!whole || closed) {
      return;
    }
    double left = columns.getLeft() == null ? 0 : columns.getLeft().prefWidth(-1);
    double column = questions.prefWidth(-1);
    boolean beside = columns.getWidth() - left - column >= CHARTS * column;
    Parent content = parts.get(2).node();
    if (beside && questions.getContent() == null) {
      questionsBelow.getChildren().clear();
      questions.setContent(content);
    } else if (!beside && questionsBelow.getChildren().isEmpty()) {
      questions.setContent(null);
      questionsBelow.getChildren().add(content);
    }
    // The column stays in the scene while it is empty: outside, its width would be that of the type it was styled with.
    Presence.set(questions, beside);
    Presence.set(questionsBelow, !beside);
  }

  @Override
  public void shown() {
    inSight = true;
    training.probeEvery(PROBE_MILLIS);
    if (whole) {
      parts.forEach(Screen::shown);
    } else if (!building) {
      building = true;
      Pulse.afterFirstFrame(this::addSettings);
    }
  }

  @Override
  public void hidden() {
    inSight = false;
    training.probeEvery(0);
    parts.forEach(Screen::hidden);
  }

  @Override
  public void close() {
    closed = true;
    starting.unsubscribe();
    Presence.letGo(parts.get(3).node());
    columns.leftProperty().unbind();
    restart.close();
    end.close();
    experiment.close();
    parts.forEach(Screen::close);
  }
}
