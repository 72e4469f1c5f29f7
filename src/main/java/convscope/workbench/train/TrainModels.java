package convscope.workbench.train;

/**
 * The data of the Train view; it outlives the view's nodes.
 *
 * @param run what the current run has told
 * @param images ten test images as the network in training sees them
 * @param end what has come of the run that ended last
 * @param lengths for the next run
 */
public record TrainModels(TrainModel run, TestImagesModel images, RunEndModel end, RunLengths lengths) {
  /** The evaluation made for the card of a run that has ended counts for its best accuracy. */
  public TrainModels {
    end.endedProperty().subscribe(ended -> {
      if (ended != null && ended.outcome() != null && ended.outcome().judged() != null) {
        images.measured(ended.outcome().judged().accuracy(), ended.outcome().step());
      }
    });
  }

  /** Ends the models' work: when the program exits. */
  public void close() throws InterruptedException {
    end.close();
    images.close();
  }
}
