package convscope.workbench.train;

import convscope.data.Dataset;
import convscope.library.Library;
import convscope.workbench.fx.Background;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.RunningExperiment;
import convscope.workbench.session.SharedEngine;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;

/**
 * The data of the Train view; it outlives the view's nodes.
 *
 * @param run what the current run has told
 * @param images ten test images as the network in training sees them
 * @param end what has come of the run that ended last
 * @param lengths for the next run
 * @param experiment several runs that differ in one setting
 */
public record TrainModels(TrainModel run, TestImagesModel images, RunEndModel end, RunLengths lengths,
    ExperimentModel experiment) {

  /** The data about {@code training}, and about the next run as {@code form} describes it. */
  public static TrainModels of(CurrentRun training, PlanForm form, ObservableValue<Dataset> data,
      SharedEngine engines, Library library, Background background, Path runs) {
    RunningExperiment experiment = new RunningExperiment(training, data, engines, form, runs);
    RunLengths lengths = new RunLengths(form, data, engines, runs, background);
    return new TrainModels(new TrainModel(training), new TestImagesModel(training, data, engines),
        new RunEndModel(training, data, engines, library, experiment::has, background), lengths,
        new ExperimentModel(experiment, training, data, form, lengths));
  }

  /** Ends the models' work: when the program exits. */
  public void close() throws InterruptedException {
    experiment.close();
    end.close();
    images.close();
  }
}
