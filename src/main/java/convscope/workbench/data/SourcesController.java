package convscope.workbench.data;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.ProgressListener;
import convscope.foundation.Problem;
import convscope.workbench.fx.ByteWords;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.OpenDataset.Work;
import convscope.workbench.session.OpenDataset;
import java.util.List;
import javafx.beans.property.BooleanProperty;
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

  private final OpenDataset openData;
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

  SourcesController(OpenDataset openData, BooleanProperty openingDetails, Dialogs dialogs, Texts texts) {
    this.openData = openData;
    this.dialogs = dialogs;
    this.texts = texts;
    figures = new Figures(texts);
    opening = new OpeningController(openData, openingDetails, texts);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(openData.datasetProperty().subscribe(this::name),
        openData.workProperty().subscribe(work -> arrange()), openData.cifarHereProperty().subscribe(here -> arrange()),
        openData.progressProperty().subscribe(now -> progress()), openData.problemProperty().subscribe(this::tell));
  }

  Parent node() {
    return node;
  }

  /** Whether it shows {@code problem}. */
  boolean tells(Problem problem) {
    return openData.problemProperty().get() == problem;
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
    openData.open(Datasets.SAMPLE);
  }

  @FXML
  private void openCifar() {
    openData.open(Datasets.CIFAR10);
  }

  @FXML
  private void fetch() {
    openData.fetch();
  }

  @FXML
  private void openFile() {
    dialogs.openFile(texts.get("file.title"), texts.get("file.kind"), FILES).ifPresent(openData::openFile);
  }

  @FXML
  private void pause() {
    openData.pause();
  }

  @FXML
  private void cancel() {
    openData.cancel();
  }

  @FXML
  private void openFolder() {
    dialogs.chooseFolder(texts.get("folder.title"))
        .ifPresent(chosen -> openData.open(chosen.toAbsolutePath().toString()));
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
    Work work = openData.workProperty().get();
    boolean free = work == Work.NONE || work == Work.PAUSED;
    Presence.set(working, work != Work.NONE);
    Presence.set(pause, work == Work.FETCHING);
    Presence.set(resume, work == Work.PAUSED);
    Presence.set(cancel, work != Work.NONE);
    Presence.set(sample, free);
    Presence.set(folder, free);
    Presence.set(cifar, free && openData.cifarHereProperty().get());
    Presence.set(fetch, work == Work.NONE && !openData.cifarHereProperty().get());
    Presence.set(file, free);
    progress();
  }

  private void progress() {
    Work work = openData.workProperty().get();
    ProgressListener.Progress now = openData.progressProperty().get();
    if (now == null) {
      progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
      told.setText(
          texts.get("told." + (work == Work.FETCHING ? "asking" : work == Work.UNPACKING ? "checking" : "opening")));
      return;
    }
    progress.setProgress((double) now.done() / now.total());
    if (now.unit() == ProgressListener.Unit.IMAGES) {
      told.setText(texts.get("told.reading", now.done(), now.total(), figures.left(now.secondsLeft())));
      return;
    }
    String done = ByteWords.megabytes(now.done(), texts.locale());
    String total = ByteWords.megabytes(now.total(), texts.locale());
    told.setText(work == Work.PAUSED || work == Work.UNPACKING
        ? texts.get(work == Work.PAUSED ? "told.paused" : "told.unpacking", done, total)
        : texts.get("told.fetching", done, total, ByteWords.megabytes(now.perSecond(), texts.locale()),
            figures.left(now.secondsLeft())));
  }

  private void tell(Problem why) {
    Presence.set(problem, why != null);
    problem.setText(why == null ? "" : texts.sentence(why));
  }
}
