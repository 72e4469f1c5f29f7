package convscope.cli;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.ConsoleLine;
import convscope.training.RunState;
import convscope.training.TowerPace;
import convscope.training.TrainingListener;
import convscope.training.TrainingService;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A run that prints what it does. Ctrl-C ends it, and the program, with a checkpoint. */
final class ConsoleRun implements TrainingListener {
  private final RunFolder folder;
  private final Console console;
  private final TrainingService service;

  /** The run in {@code folder}. */
  ConsoleRun(Engine engine, Dataset images, RunFolder folder, Console console) {
    this.folder = folder;
    this.console = console;
    service = new TrainingService(engine, images, folder, this);
  }

  /** Trains to the end, and returns how it ended; empty if the program is ending. */
  Optional<RunState> train() throws InterruptedException {
    Thread interrupted = Threads.daemon("convscope-interrupted", this::endEarly);
    Runtime.getRuntime().addShutdownHook(interrupted);
    service.start();
    RunState end = service.await();
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException alreadyEnding) {
      // The other thread reports how it ended, and ends the program.
      interrupted.join();
      return Optional.empty();
    }
    return Optional.of(end);
  }

  /** Whether it is over because its values were no longer numbers. */
  boolean diverged() {
    return service.diverged();
  }

  /** The checkpoint that it ended with. */
  String saved() {
    return folder.checkpoints().latest()
        .map(file -> console.text("train.saved", Checkpoint.read(file).step(), file.toString()))
        .orElseGet(() -> console.text("train.saved.nothing", folder.path().toString()));
  }

  private void endEarly() {
    try {
      RunState end = service.end();
      System.out.println(end instanceof RunState.Failed failed ? console.text(failed.why())
          : console.text("train.resume", saved(), folder.path().toString()));
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void logged(MetricsRow row) {
    System.out.println(ConsoleLine.step(row));
  }

  @Override
  public void towers(long step, List<TowerPace> paces) {
    System.out.println(ConsoleLine.towers(paces));
  }

  @Override
  public void evaluated(EvaluationRow row) {
    System.out.println(ConsoleLine.precision(LocalDateTime.parse(row.time()), row.precision()));
  }

  @Override
  public void troubled(Problem problem) {
    console.tell(problem);
  }
}
