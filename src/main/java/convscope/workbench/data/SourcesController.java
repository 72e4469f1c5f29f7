package convscope.workbench.data;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.ProgressListener;
import convscope.foundation.Problem;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.OpenDataset.Work;
import convscope.workbench.session.OpenDataset;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The open dataset, the sources of others, and the progress of opening one. JavaFX thread. */
final class SourcesController {
  /** Archives, and IDX files, which have no ending of their own. */
  private static final List<String> FILES = List.of("*.zip", "*.tar", "*.gz", "*.tgz", "*-ubyte");

  private final OpenDataset desk;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Figures figures;
  private final OpeningController opening;
  private final Parent node;
  private final Subscription listening;

  @FXML private VBox root;
  @FXML private HBox heading;
  @FXML private Label name;
  @FXML private Label facts;
  @FXML private Node working;
  @FXML private ProgressBar progress;
  @FXML private Label told;
  @FXML private Button pause;
  @FXML private Button resume;
  @FXML private Button cancel;
  @FXML private Button sample;
  @FXML private Button cifar;
  @FXML private Button fetch;
  @FXML private Button file;
  @FXML private Button folder;
  @FXML private Label problem;

  SourcesController(OpenDataset desk, Dialogs dialogs, Texts texts) {
    this.desk = desk;
    this.dialogs = dialogs;
    this.texts = texts;
    figures = new Figures(texts);
    opening = new OpeningController(desk, texts);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(desk.datasetProperty().subscribe(this::name),
        desk.workProperty().subscribe(work -> arrange()), desk.cifarHereProperty().subscribe(here -> arrange()),
        desk.progressProperty().subscribe(now -> progress()), desk.problemProperty().subscribe(this::tell));
  }

  Parent node() {
    return node;
  }

  /** Whether it shows {@code problem}. */
  boolean tells(Problem problem) {
    return desk.problemProperty().get() == problem;
  }

  void close() {
    listening.unsubscribe();
    opening.close();
  }

  @FXML
  private void initialize() {
    root.getChildren().add(opening.node());
    heading.widthProperty().subscribe(this::makeRoom);
  }

  @FXML
  private void openSample() {
    desk.open(Datasets.SAMPLE);
  }

  @FXML
  private void openCifar() {
    desk.open(Datasets.CIFAR10);
  }

  @FXML
  private void fetch() {
    desk.fetch();
  }

  @FXML
  private void openFile() {
    dialogs.openFile(texts.get("file.title"), texts.get("file.kind"), FILES).ifPresent(desk::openFile);
  }

  @FXML
  private void pause() {
    desk.pause();
  }

  @FXML
  private void cancel() {
    desk.cancel();
  }

  @FXML
  private void openFolder() {
    dialogs.chooseFolder(texts.get("folder.title")).ifPresent(chosen -> desk.open(chosen.toAbsolutePath().toString()));
  }

  private void name(Dataset dataset) {
    name.setText(dataset == null ? texts.get("name.none")
        : texts.has("name." + dataset.name()) ? texts.get("name." + dataset.name()) : dataset.name());
    facts.setText(dataset == null ? "" : texts.get("facts", dataset.train().size(), dataset.test().size(),
        dataset.classNames().size()));
    name.setAccessibleHelp(dataset == null ? null : dataset.source() + "\n" + facts.getText());
    makeRoom();
  }

  /** The figures are shown whole or not at all: where they do not fit, the name's hint has them. */
  private void makeRoom() {
    Presence.set(facts, heading.getWidth() >= name.prefWidth(-1) + heading.getSpacing() + facts.prefWidth(-1));
  }

  /** Shows only the actions that are possible now. */
  private void arrange() {
    Work work = desk.workProperty().get();
    boolean free = work == Work.NONE || work == Work.PAUSED;
    Presence.set(working, work != Work.NONE);
    Presence.set(pause, work == Work.FETCHING);
    Presence.set(resume, work == Work.PAUSED);
    Presence.set(cancel, work != Work.NONE);
    Presence.set(sample, free);
    Presence.set(folder, free);
    Presence.set(cifar, free && desk.cifarHereProperty().get());
    Presence.set(fetch, work == Work.NONE && !desk.cifarHereProperty().get());
    Presence.set(file, free);
    progress();
  }

  private void progress() {
    Work work = desk.workProperty().get();
    ProgressListener.Progress now = desk.progressProperty().get();
    if (now == null) {
      progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
      told.setText(texts.get("told." + (work == Work.FETCHING ? "asking" : work == Work.UNPACKING ? "checking" : "opening")));
      return;
    }
    progress.setProgress((double) now.done() / now.total());
    if (now.unit() == ProgressListener.Unit.IMAGES) {
      told.setText(texts.get("told.reading", now.done(), now.total(), figures.left(now.secondsLeft())));
      return;
    }
    String done = figures.megabytes(now.done());
    String total = figures.megabytes(now.total());
    told.setText(work == Work.PAUSED || work == Work.UNPACKING
        ? texts.get(work == Work.PAUSED ? "told.paused" : "told.unpacking", done, total)
        : texts.get("told.fetching", done, total, figures.megabytes(now.perSecond()),
            figures.left(now.secondsLeft())));
  }

  private void tell(Problem why) {
    Presence.set(problem, why != null);
    problem.setText(why == null ? "" : texts.sentence(why));
  }
}
