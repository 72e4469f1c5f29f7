package convscope.workbench.session;

import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.OpeningOptions;
import convscope.data.ProgressListener;
import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * The open dataset, and opening others. Opening and downloading run in the background; meanwhile the previous dataset
 * stays open. JavaFX thread.
 */
public final class OpenDataset {
  /** The current work. */
  public enum Work { NONE, OPENING, FETCHING, PAUSED, UNPACKING }

  private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>(this, "dataset");
  private final ReadOnlyObjectWrapper<Work> work = new ReadOnlyObjectWrapper<>(this, "work", Work.NONE);
  private final ReadOnlyObjectWrapper<ProgressListener.Progress> progress =
      new ReadOnlyObjectWrapper<>(this, "progress");
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyBooleanWrapper cifarHere = new ReadOnlyBooleanWrapper(this, "cifarHere");
  private final Background background;
  private final Path home;
  private final Supplier<CifarDownload> download;
  // A download that was told to stop may still be writing its last bytes when the next begins.
  private final Object oneAtATime = new Object();
  private Reporter reporter;

  /** Keeps CIFAR-10 in {@code home} and fetches it as {@code download} says. */
  public OpenDataset(Background background, Path home, Supplier<CifarDownload> download) {
    this.background = background;
    this.home = home;
    this.download = download;
    background.run(() -> CifarBinary.isIn(home), cifarHere::set, problem::set);
  }

  /** The open dataset; null before the first. */
  public ReadOnlyObjectProperty<Dataset> datasetProperty() {
    return dataset.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Work> workProperty() {
    return work.getReadOnlyProperty();
  }

  /** The progress of the work; null where none is known. */
  public ReadOnlyObjectProperty<ProgressListener.Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why the last work failed; null if it has not. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether CIFAR-10 has been fetched before. */
  public ReadOnlyBooleanProperty cifarHereProperty() {
    return cifarHere.getReadOnlyProperty();
  }

  /** Runs {@code then} once a dataset is open: at once if one is, also while another is being fetched. */
  public void whenOpen(Runnable then) {
    if (dataset.get() == null) {
      whenDone(then);
    } else {
      then.run();
    }
  }

  /** Runs {@code then} once: at once if nothing is being opened, else when that has ended, with success or not. */
  public void whenDone(Runnable then) {
    if (work.get() == Work.NONE) {
      then.run();
      return;
    }
    work.addListener(new ChangeListener<>() {
      @Override
      public void changed(ObservableValue<? extends Work> property, Work was, Work is) {
        if (is == Work.NONE) {
          work.removeListener(this);
          // Other work may follow at once, such as opening the sample where the first dataset cannot be opened.
          Platform.runLater(() -> whenDone(then));
        }
      }
    });
  }

  /** Makes {@code images}, which a view has read itself, the open dataset. Anything that is being opened still opens. */
  void show(Dataset images) {
    dataset.set(images);
  }

  /** Opens {@code where}: the sample, a folder, or CIFAR-10 if it is here. */
  public void open(String where) {
    open(where, OpeningOptions.USUAL);
  }

  /** As {@link #open(String)}, with {@code options}. */
  public void open(String where, OpeningOptions options) {
    if (work.get() == Work.NONE || work.get() == Work.PAUSED) {
      begin(Work.OPENING);
      Reporter own = new Reporter();
      reporter = own;
      background.run(() -> Datasets.open(where, home, options, own), images -> {
        if (!own.cancelled()) {
          opened(images);
        }
      }, why -> {
        if (!own.cancelled()) {
          failed(why);
          openSampleInstead(where);
        }
      });
    }
  }

  /** At a start, where {@code where} was what the window remembered: without any images nothing in it could be used. */
  private void openSampleInstead(String where) {
    if (dataset.get() == null && !where.equals(Datasets.SAMPLE)) {
      Problem why = problem.get();
      open(Datasets.SAMPLE);
      problem.set(why);
    }
  }

  /**
   * Opens {@code file}: an archive of images, or a file of a known dataset. A copy of CIFAR-10's own archive is
   * checked, and unpacked into the home folder.
   */
  public void openFile(Path file) {
    if (work.get() == Work.NONE || work.get() == Work.PAUSED) {
      begin(Work.OPENING);
      Reporter own = new Reporter();
      reporter = own;
      background.run(() -> download.get().recognizes(file), isCifar -> {
        if (own.cancelled()) {
          return;
        }
        work.set(Work.NONE);
        if (isCifar) {
          unpack(file);
        } else {
          open(file.toAbsolutePath().toString());
        }
      }, why -> {
        if (!own.cancelled()) {
          failed(why);
        }
      });
    }
  }

  /** Fetches CIFAR-10, from where an earlier try had come to, and opens it. */
  public void fetch() {
    if (work.get() == Work.NONE || work.get() == Work.PAUSED) {
      begin(Work.FETCHING);
      bring(listener -> download.get().run(listener));
    }
  }

  /** Has {@code bringing} put CIFAR-10 into the home folder, and opens it. */
  private void bring(Consumer<ProgressListener> bringing) {
    Reporter own = new Reporter();
    reporter = own;
    background.run(() -> {
      synchronized (oneAtATime) {
        bringing.accept(own);
      }
      return Datasets.open(Datasets.CIFAR10, home, ProgressListener.NONE);
    }, brought -> {
      cifarHere.set(true);
      // Whoever has cancelled may look at others by now.
      if (!own.cancelled()) {
        opened(brought);
      }
    }, why -> {
      if (!own.cancelled()) {
        failed(why);
      }
    });
  }

  /** Checks and unpacks {@code archive}, a copy of CIFAR-10 that a person has downloaded, and opens it. */
  private void unpack(Path archive) {
    if (work.get() == Work.NONE || work.get() == Work.PAUSED) {
      begin(Work.UNPACKING);
      progress.set(null);
      bring(listener -> download.get().unpack(archive, listener));
    }
  }

  /** Pauses the download; what has arrived is kept, and {@link #fetch} continues from there. */
  public void pause() {
    if (work.get() == Work.FETCHING) {
      reporter.cancel();
      work.set(Work.PAUSED);
    }
  }

  /** Gives up loading; of a download, deletes what has arrived. A copy that is being unpacked stays. */
  public void cancel() {
    Work canceled = work.get();
    if (canceled == Work.NONE) {
      return;
    }
    reporter.cancel();
    work.set(Work.NONE);
    progress.set(null);
    if (canceled == Work.FETCHING || canceled == Work.PAUSED) {
      background.run(() -> {
        synchronized (oneAtATime) {
          download.get().discard();
        }
        return null;
      }, nothing -> { }, problem::set);
    }
  }

  private void begin(Work what) {
    problem.set(null);
    work.set(what);
  }

  private void opened(Dataset images) {
    dataset.set(images);
    progress.set(null);
    work.set(Work.NONE);
  }

  private void failed(Problem why) {
    work.set(Work.NONE);
    progress.set(null);
    problem.set(why);
  }

  /** Carries a download's progress to the JavaFX thread, and a person's wish to stop the other way. */
  private final class Reporter implements ProgressListener {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    void cancel() {
      cancelled.set(true);
    }

    @Override
    public void at(Progress now) {
      Platform.runLater(() -> {
        if (!cancelled()) {
          progress.set(now);
        }
      });
    }

    @Override
    public boolean cancelled() {
      return cancelled.get();
    }
  }
}
