package convscope.workbench.evaluate;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.evaluation.Comparison;
import convscope.foundation.Problem;
import convscope.library.RunLabel;
import convscope.training.TrainedModel;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.ClassMatches;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.LoadedNetwork.Origin;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.CurrentRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The state of the Evaluate view; it outlives the view's nodes. Networks are evaluated in the background, one at a
 * time; previous results stay until there are new ones, or other images are opened. JavaFX thread.
 */
public final class EvaluateModel {
  /** The value of {@link #progressProperty} while no evaluation is running. */
  static final double IDLE = -1;
  private static final long BETWEEN_MILLIS = 100;

  private final ReadOnlyObjectWrapper<TestSetEvaluation> judged = new ReadOnlyObjectWrapper<>(this, "judged");
  private final ReadOnlyObjectWrapper<TestSetEvaluation> second = new ReadOnlyObjectWrapper<>(this, "second");
  private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(this, "comparison");
  private final ReadOnlyObjectWrapper<ImageSelection> selection = new ReadOnlyObjectWrapper<>(this, "selection");
  private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
  private final ReadOnlyObjectWrapper<ClassMatches.Pair> differing = new ReadOnlyObjectWrapper<>(this, "differing");
  private final ReadOnlyObjectWrapper<@Nullable Problem> remark = new ReadOnlyObjectWrapper<>(this, "remark");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", IDLE);
  private final IntegerProperty example = new SimpleIntegerProperty(this, "example", -1);
  private volatile double share;
  private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
  private final ObjectProperty<TestCrops> crops = new SimpleObjectProperty<>(this, "crops", TestCrops.ONE);
  private final BooleanProperty perCent = new SimpleBooleanProperty(this, "perCent");
  private final BooleanProperty matching = new SimpleBooleanProperty(this, "matching");
  private final Map<String, String> draft = new HashMap<>();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::tellProgress);
  private final SelectedNetwork models;
  private final ObservableValue<Dataset> dataset;
  private final SharedEngine engines;
  private final LatestRequest working;
  private final PrecisionOverSteps course;
  private AtomicBoolean wanted = new AtomicBoolean();
  private volatile ClassMatches.@Nullable Pair unequal;
  private Runnable again = () -> { };

  /**
   * Work that failed.
   *
   * @param network that it was for; null where it was for a network that could not be opened, or for several
   */
  record Failure(@Nullable LoadedNetwork network, Problem why) {}

  /**
   * The state for the networks of {@code models} on the test images of {@code dataset}; {@code training} reports the
   * progress of a run in training.
   */
  public EvaluateModel(SelectedNetwork models, CurrentRun training, ObservableValue<Dataset> dataset,
      SharedEngine engines, Background background) {
    this.models = models;
    this.dataset = dataset;
    this.engines = engines;
    working = LatestRequest.finishing(background);
    course = new PrecisionOverSteps(this, models, background);
    training.watch(course);
    dataset.addListener((property, was, is) -> forget());
    differing.addListener((property, was, is) -> matching.set(false));
    models.modelProperty().addListener((property, was, is) -> {
      if (is == null || !is.sameSource(was)) {
        forgetFailure();
      }
    });
  }

  /** The results of the last evaluation; null before the first, and after other images are opened. */
  ReadOnlyObjectProperty<TestSetEvaluation> judgedProperty() {
    return judged.getReadOnlyProperty();
  }

  /** The network that it is compared with; null for none. */
  ReadOnlyObjectProperty<TestSetEvaluation> secondProperty() {
    return second.getReadOnlyProperty();
  }

  /**
   * The comparison with the second network: better where only the first is correct. Null if there is no second one.
   */
  ReadOnlyObjectProperty<Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** The selected images; null without results. */
  ReadOnlyObjectProperty<ImageSelection> selectionProperty() {
    return selection.getReadOnlyProperty();
  }

  /** The number of the selected image; −1 for none. */
  IntegerProperty exampleProperty() {
    return example;
  }

  /** The index of the visible chart. */
  IntegerProperty pageProperty() {
    return page;
  }

  /** The crops of each image in the next evaluation; those of the selected network's run, until others are chosen. */
  ObjectProperty<TestCrops> cropsProperty() {
    return crops;
  }

  /** Whether the confusion matrix shows percentages of the true class instead of counts. */
  BooleanProperty perCentProperty() {
    return perCent;
  }

  /** The fraction of the images evaluated, 0 … 1; {@link #IDLE} while no evaluation is running. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The last request, if it failed; null if it did not, and after another network is selected. */
  ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Whether the results are those of another network than the selected one, or of another step of it. */
  boolean outdated() {
    return judged.get() != null && !judged.get().model().sameAs(models.modelProperty().get());
  }

  /** The classes of the network and the images last evaluated, if the lists differ; else null. */
  ReadOnlyObjectProperty<ClassMatches.Pair> differingProperty() {
    return differing.getReadOnlyProperty();
  }

  /** Whether the user is matching the classes of {@link #differingProperty}. */
  BooleanProperty matchingProperty() {
    return matching;
  }

  /** What the user has matched so far: the network's class by the data's, by name. To be changed in place. */
  Map<String, String> draft() {
    return draft;
  }

  /** The precision over the run's steps. */
  PrecisionOverSteps course() {
    return course;
  }

  /** Whether an evaluation is running. */
  boolean busy() {
    return progress.get() != IDLE;
  }

  /** Whether there are a network and test images. */
  boolean ready() {
    return models.modelProperty().get() != null && dataset.getValue() != null;
  }

  /** What is to be known of the network compared last, as of a newer checkpoint that is damaged; null if nothing is. */
  ReadOnlyObjectProperty<@Nullable Problem> remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  /** The open images; null if there are none. */
  @Nullable Dataset images() {
    return dataset.getValue();
  }

  /** Evaluates the current network. */
  void evaluate() {
    if (ready()) {
      LoadedNetwork model = models.modelProperty().get();
      Dataset images = dataset.getValue();
      judge(model, () -> model, images, crops.get(), TestSetEvaluation.looks(model, images), this::judged, this::evaluate);
    }
  }

  /**
   * Evaluates the run or checkpoint at {@code place}, null for the built-in network, for comparison.
   */
  void compareWith(@Nullable Path place) {
    if (judged.get() != null) {
      Dataset images = judged.get().images();
      AtomicReference<@Nullable Problem> found = new AtomicReference<>();
      judge(null, () -> open(place, found::set), images, judged.get().crops(), images.test().size(), evaluated -> {
        second.set(evaluated);
        compare();
        remark.set(found.get());
      }, () -> compareWith(place));
    }
  }

  /** Evaluates {@code whom}; {@code repeat} does so again once the user has matched the classes. */
  private void judge(@Nullable LoadedNetwork subject, Callable<LoadedNetwork> whom, Dataset images, TestCrops wanted,
      int looks, Consumer<TestSetEvaluation> then, Runnable repeat) {
    if (busy()) {
      return;
    }
    again = repeat;
    unequal = null;
    work(subject, goOn -> {
      LoadedNetwork model = whom.call();
      ClassMatches.Pair pair = ClassMatches.Pair.of(model, images);
      unequal = model.classNames().equals(images.classNames()) ? null : pair;
      return TestSetEvaluation.of(engines.await(), model, images, models.matches().match(pair), wanted, goOn);
    }, looks, then);
  }

  /**
   * Uses {@code chosen}, the network's class by the data's, by name, for {@link #differingProperty}, and evaluates
   * again.
   */
  void match(Map<String, String> chosen) {
    models.matches().choose(differing.get(), chosen);
    again.run();
  }

  /** The current class matches of {@link #differingProperty}. */
  Map<String, String> chosen() {
    return models.matches().chosen(differing.get());
  }

  /** Ends the comparison. */
  void compareWithNone() {
    second.set(null);
    compare();
    if (selection.get().kind() == ImageSelection.Kind.BETTER || selection.get().kind() == ImageSelection.Kind.WORSE) {
      chooseMistakes();
    }
  }

  /** Evaluates the checkpoints of the current run that have not been evaluated. */
  void evaluateMissing() {
    course.evaluateMissing(engines);
  }

  private static LoadedNetwork open(@Nullable Path place, Consumer<Problem> remarked) {
    TrainedModel model = TrainedModel.open(place == null ? TrainedModel.BUILT_IN : place.toString());
    model.remark().ifPresent(remarked);
    Origin origin = place == null ? Origin.BUILT_IN : Files.isDirectory(place) ? Origin.RUN : Origin.FILE;
    String label = origin == Origin.RUN ? RunLabel.of(place).name() : "";
    String name = place == null ? "" : label.isEmpty() ? place.getFileName().toString() : label;
    return LoadedNetwork.of(origin, name, null, model, Optional.empty(), origin == Origin.RUN ? place : null);
  }

  /** Cancels the evaluation; previous results stay. */
  public void cancel() {
    wanted.set(false);
    working.cancel();
    end();
  }

  /** Shows the most confident errors. */
  void chooseMistakes() {
    choose(ImageSelection.of(ImageSelection.Kind.MISTAKES, judged.get().mistakes()));
  }

  /** Shows the images of class {@code label} that are predicted as {@code taken}. */
  void chooseCell(int label, int taken) {
    choose(new ImageSelection(ImageSelection.Kind.CELL, label, taken,
        judged.get().predictions().examples(label, taken)));
  }

  /** Shows the misclassified images of class {@code label}. */
  void chooseMissed(int label) {
    int[] missed = Arrays.stream(judged.get().mistakes())
        .filter(image -> judged.get().predictions().label(image) == label).toArray();
    choose(new ImageSelection(ImageSelection.Kind.MISSED, label, -1, missed));
  }

  /**
   * Shows the images that only one network predicts correctly: the first if {@code better}, else the second.
   */
  void chooseDiffering(boolean better) {
    choose(better ? ImageSelection.of(ImageSelection.Kind.BETTER, comparison.get().better())
        : ImageSelection.of(ImageSelection.Kind.WORSE, comparison.get().worse()));
  }

  private void choose(ImageSelection wanted) {
    selection.set(wanted);
    boolean among = IntStream.of(wanted.examples()).anyMatch(image -> image == example.get());
    if (!among) {
      example.set(wanted.examples().length == 0 ? -1 : wanted.examples()[0]);
    }
  }

  /** Long work that can be canceled. */
  @FunctionalInterface
  interface Work<T> {
    Optional<T> run(IntPredicate goOn) throws Exception;
  }

  /**
   * Does {@code work} over {@code looks} images in the background unless other work is running; then calls
   * {@code then}.
   *
   * @param subject the network that a failure would be of; null as in {@link Failure}
   */
  <T> void work(@Nullable LoadedNetwork subject, Work<T> work, int looks, Consumer<T> then) {
    if (busy()) {
      return;
    }
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    failure.set(null);
    share = 0;
    progress.set(0);
    pulse.start();
    Callable<Optional<T>> all = () -> work.run(done -> {
      share = Math.min(1, (double) done / looks);
      return own.get();
    });
    working.run(all, found -> {
      end();
      found.ifPresent(then);
    }, why -> {
      end();
      failure.set(new Failure(subject, why));
    });
  }

  private void tellProgress() {
    progress.set(share);
  }

  private void end() {
    pulse.stop();
    differing.set(unequal);
    progress.set(IDLE);
  }

  private void judged(TestSetEvaluation found) {
    if (found.images() != dataset.getValue()) {
      return;
    }
    judged.set(found);
    compare();
    chooseMistakes();
  }

  private void forgetFailure() {
    failure.set(null);
    if (!busy()) {
      unequal = null;
      differing.set(null);
    }
  }

  private void compare() {
    comparison.set(second.get() == null ? null
        : Comparison.of(second.get().predictions(), judged.get().predictions()));
  }

  private void forget() {
    failure.set(null);
    unequal = null;
    cancel();
    second.set(null);
    comparison.set(null);
    selection.set(null);
    judged.set(null);
    example.set(-1);
  }
}
