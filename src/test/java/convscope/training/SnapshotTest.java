package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.runs.Checkpoint;
import convscope.runs.RunFolder;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final int STEPS = 12;

  @TempDir
  private Path folder;

  @Test
  void aSnapshotHoldsTheAveragesAndDoesNotAffectTheRun() throws Exception {
    RunFolder plain = SampleRuns.create(folder.resolve("plain"), SampleRuns.settings(STEPS, 0));
    SampleRuns.train(AnEngine.AUTO, plain, told -> { });
    RunFolder copied = SampleRuns.create(folder.resolve("copied"), SampleRuns.settings(STEPS, 0));
    List<Snapshot> copies = new CopyOnWriteArrayList<>();
    SampleRuns.train(AnEngine.AUTO, copied, told -> told.service.snapshot(copies::add));
    assertThat(SampleRuns.last(copied)).isEqualTo(SampleRuns.last(plain));
    assertThat(copies).extracting(Snapshot::step).startsWith(1L, 2L, 3L).contains(10L);
    Snapshot tenth = copies.get(9);
    Checkpoint checkpoint = Checkpoint.read(copied.checkpoints().list().get(0));
    assertThat(checkpoint.step()).isEqualTo(tenth.step());
    for (Tensor average : checkpoint.averages()) {
      assertThat(tenth.averages().get(average.name())).as(average.name()).isEqualTo(average.values());
    }
    assertThat(tenth.network()).isEqualTo(SampleRuns.TUTORIAL);
  }

  @Test
  void aPausedRunIsCopiedAtOnceAndAFinishedRunIsNot() throws Exception {
    RunFolder run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(STEPS, 0));
    SampleRuns.Told told = new SampleRuns.Told(AnEngine.AUTO, SampleRuns.SAMPLE, run, one -> { });
    told.service.startPaused();
    told.expect(new RunState.Preparing(), new RunState.Paused());
    BlockingQueue<Snapshot> copies = new LinkedBlockingQueue<>();
    told.service.snapshot(copies::add);
    assertThat(SampleRuns.Told.next(copies).step()).isZero();
    told.service.stop();
    told.service.await();
    told.service.snapshot(copies::add);
    assertThat(copies).isEmpty();
  }
}
