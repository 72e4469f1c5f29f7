package convscope.workbench.evaluate;

import convscope.data.ClassLabels;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.control.PictureShortcuts;
import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.PlotRoom;
import convscope.workbench.plot.PlotShortcuts;
import convscope.workbench.session.KnownAccuracy;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.NetworkNames;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The Evaluate view: the metrics on the left, one of five charts in the middle, and the images of the selection
 * there on the right. JavaFX thread.
 */
public final class EvaluateController implements Screen {
  private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");

  private final EvaluateModel model;
  private final SelectedNetwork models;
  private final Dialogs dialogs;
  private final Notices notices;
  private final Texts texts;
  private final EvaluateTexts words;
  private final EvaluateExports exports;
  private final CompareMenu networks;
  private final CropsMenu crops;
  private final EvaluateColumns columns;
  private final List<Screen> parts = new ArrayList<>();
  private final Parent view;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label name;
  @FXML private Label facts;
  @FXML private Button evaluate;
  @FXML private MenuButton cropsMenu;
  @FXML private MenuButton compare;
  @FXML private MenuItem compareNone;
  @FXML private MenuButton save;
  @FXML private Label problem;
  @FXML private Label trainedOn;
  @FXML private Node outdated;
  @FXML private Label outdatedWords;
  @FXML private Button outdatedEvaluate;
  @FXML private VBox matching;
  @FXML private Node working;
  @FXML private ProgressBar progress;
  @FXML private Label progressWords;
  @FXML private BorderPane content;
  @FXML private ScrollPane left;
  @FXML private ToggleGroup pages;
  @FXML private ToggleButton confusionPage;
  @FXML private ToggleButton classesPage;
  @FXML private ToggleButton calibrationPage;
  @FXML private ToggleButton coursePage;
  @FXML private ToggleButton comparisonPage;
  @FXML private StackPane page;
  @FXML private ScrollPane right;
  @FXML private Node empty;
  @FXML private Label emptyWords;
  @FXML private Button emptyEvaluate;

  /**
   * The view of {@code model}, whose networks come from {@code models}, to be compared with those of {@code choices};
   * {@code elsewhere} opens its images in other views.
   */
  public EvaluateController(EvaluateModel model, SelectedNetwork models, NetworkChoices choices,
      TestImageOpener elsewhere, Background background, Dialogs dialogs, Notices notices, Language language) {
    this.model = model;
    this.models = models;
    this.dialogs = dialogs;
    this.notices = notices;
    texts = Texts.of(EvaluateController.class, language);
    words = new EvaluateTexts(texts, new NetworkNames(models.names(), language), ClassLabels.in(language.locale()));
    exports = new EvaluateExports(model, background, dialogs, notices, texts);
    view = Fxml.load(this, texts);
    node = new PlotRoom(view);
    networks = new CompareMenu(compare, choices, model, texts);
    crops = new CropsMenu(cropsMenu, model, texts);
    SummaryController summary = add(new SummaryController(model, words));
    matching.getChildren().setAll(add(new MatchController(model, words)).node());
    columns = new EvaluateColumns(view, content, left, right, (Region) summary.node(),
        add(new ImagesController(model, words, elsewhere, background, notices)).node());
    // Later: when the theme changes, the columns have no width of their own for a moment.
    InvalidationListener resized = new AfterChanges(this::arrangeColumns);
    content.widthProperty().addListener(resized);
    facts.fontProperty().addListener(resized);
    bind(confusionPage, add(new ConfusionController(model, words)));
    bind(classesPage, add(new ClassesController(model, words)));
    bind(calibrationPage, add(new CalibrationController(model, words)));
    bind(coursePage, add(new PrecisionChartController(model, words, background, dialogs, notices, language)));
    bind(comparisonPage, add(new ComparisonController(model, words)));
    pages.selectedToggleProperty().addListener((property, was, is) -> turn(was, is));
    turn(null, pages.getToggles().get(model.pageProperty().get()));
    listening = Subscription.combine(models.modelProperty().subscribe(now -> arrange()),
        models.accuracyProperty().subscribe(now -> arrange()),
        words.names().changes().subscribe(now -> arrange()),
        model.pageProperty().subscribe((was, is) -> pages.selectToggle(pages.getToggles().get(is.intValue()))),
        model.judgedProperty().subscribe(now -> arrange()), model.secondProperty().subscribe(this::compared),
        model.progressProperty().subscribe(now -> arrange()), model.matchingProperty().subscribe(now -> arrange()),
        model.failureProperty().subscribe(now -> tell()),
        models.problemProperty().subscribe(now -> tell()), model.remarkProperty().subscribe((was, is) -> remark(is)));
  }

  private <S extends Screen> S add(S part) {
    parts.add(part);
    return part;
  }

  private static void bind(ToggleButton button, Screen shown) {
    button.setUserData(shown);
  }

  /** Shows the page of {@code is}; pressing the selected one has no effect. */
  private void turn(Toggle was, Toggle is) {
    if (is == null) {
      pages.selectToggle(was);
      return;
    }
    is.setSelected(true);
    model.pageProperty().set(pages.getToggles().indexOf(is));
    Screen shown = (Screen) is.getUserData();
    page.getChildren().setAll(shown.node());
    shown.shown();
  }

  private void arrangeColumns() {
    columns.arrange(facts.getFont().getSize());
    arrange();
  }

  private void remark(@Nullable Problem remark) {
    if (remark != null) {
      notices.tell(remark);
    }
  }

  @Override
  public List<Shortcut> shortcuts() {
    List<Shortcut> keys = new ArrayList<>(List.of(
        Shortcut.of(texts, "cell", KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN),
        Shortcut.of(texts, "cell.ends", KeyCode.HOME, KeyCode.END)));
    keys.addAll(PictureShortcuts.grid(texts));
    keys.add(Shortcut.of(texts, "open", KeyCode.ENTER));
    keys.addAll(PlotShortcuts.of(texts));
    return keys;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    models.look(true);
    arrange();
    ((Screen) pages.getSelectedToggle().getUserData()).shown();
  }

  @Override
  public void hidden() {
    models.look(false);
  }

  @Override
  public void close() {
    listening.unsubscribe();
    networks.close();
    crops.close();
    parts.forEach(Screen::close);
  }

  @FXML
  private void evaluate() {
    model.evaluate();
  }

  @FXML
  private void cancel() {
    model.cancel();
  }

  @FXML
  private void compareRun() {
    dialogs.chooseFolder(texts.get("compare.run.title")).ifPresent(model::compareWith);
  }

  @FXML
  private void compareFile() {
    dialogs.openFile(texts.get("compare.file.title"), texts.get("compare.file.kind"), "safetensors")
        .ifPresent(model::compareWith);
  }

  @FXML
  private void compareNone() {
    model.compareWithNone();
  }

  @FXML
  private void savePicture() {
    exports.picture(page, ((ToggleButton) pages.getSelectedToggle()).getId());
  }

  @FXML
  private void savePredictions() {
    exports.predictions();
  }

  @FXML
  private void saveClasses() {
    exports.classes();
  }

  @FXML
  private void saveConfusion() {
    exports.confusion();
  }

  @FXML
  private void saveComparison() {
    exports.comparison();
  }

  private void compared(TestSetEvaluation was, TestSetEvaluation is) {
    if (is != null) {
      comparisonPage.setSelected(true);
    }
    view.pseudoClassStateChanged(COMPARED, is != null);
    arrange();
  }

  private void arrange() {
    LoadedNetwork now = models.modelProperty().get();
    TestSetEvaluation judged = model.judgedProperty().get();
    boolean busy = model.busy();
    LoadedNetwork titled = judged == null ? now : judged.model();
    name.setText(words.name(titled));
    facts.setText(titled == null ? "" : judged != null && columns.narrow()
        ? texts.get("facts.accuracy", titled.step(), EvaluateTexts.share(judged.predictions().precision()))
        : texts.get("facts", titled.step()));
    trainedOn.setText(words.names().trainedOn(titled, model.images()));
    Presence.set(trainedOn, !trainedOn.getText().isEmpty());
    arrangeOutdated(now, judged);
    evaluate.setText(texts.get(judged == null ? "evaluate.name" : "evaluate.again"));
    evaluate.setDisable(busy || !model.ready());
    cropsMenu.setDisable(busy);
    emptyEvaluate.setDisable(busy || !model.ready());
    compare.setDisable(busy || judged == null);
    compareNone.setDisable(model.secondProperty().get() == null);
    save.setDisable(judged == null);
    content.setVisible(judged != null);
    empty.setVisible(judged == null && !model.matchingProperty().get());
    emptyEvaluate.setVisible(!busy);
    emptyWords.setText(whyEmpty(busy, now));
    Presence.set(working, busy);
    progress.setProgress(Math.max(0, model.progressProperty().get()));
    progressWords.setText(texts.get("progress", progress.getProgress()));
  }

  private String whyEmpty(boolean busy, @Nullable LoadedNetwork now) {
    int count = model.images() == null ? 0 : model.images().test().size();
    KnownAccuracy known = models.accuracyProperty().get();
    if (!busy && now != null && known != null) {
      return texts.get("empty.known", EvaluateTexts.share(known.value()), known.step(), count);
    }
    return texts.get(busy ? "empty.busy" : now == null ? "empty.noModel" : "empty.words", count);
  }

  /** Results of another network, or of another step, say so. */
  private void arrangeOutdated(LoadedNetwork now, TestSetEvaluation judged) {
    boolean old = now != null && model.outdated();
    Presence.set(outdated, old);
    // The other button does the same by a clearer name; while the view evaluates, its place is that of Cancel.
    Presence.set(evaluate, !old && !model.busy());
    if (old) {
      String results = words.names().atStep(judged.model());
      outdatedWords.setText(now.sameSource(judged.model())
          ? texts.get("outdated.step", judged.model().step(), now.step())
          : texts.get("outdated.network", results, words.names().atStep(now)));
      outdatedEvaluate.setDisable(model.busy());
    }
  }

  @Override
  public boolean tells(Problem told) {
    return told == models.problemProperty().get();
  }

  /** A failure of another network than the selected one names it. */
  private void tell() {
    EvaluateModel.Failure own = model.failureProperty().get();
    LoadedNetwork now = models.modelProperty().get();
    Problem why = own != null ? own.why() : models.problemProperty().get();
    boolean other = own != null && own.network() != null && !own.network().sameSource(now);
    Presence.set(problem, why != null);
    problem.setText(why == null ? "" : other
        ? texts.get("failed.other", words.names().atStep(own.network()), texts.sentence(why)) : texts.sentence(why));
  }
}
