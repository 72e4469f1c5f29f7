package convscope.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastTest {
  @TempDir
  private Path folder;

  private static Event event(long step, float value) {
    Buckets buckets = new Buckets();
    buckets.add(new float[] {value}, 0, 1);
    return Event.of(step, List.of(new Summary.Histogram("conv1/weights", buckets.distribution()),
        new Summary.Scalar("total_loss", value)));
  }

  private static List<Long> steps(Past past) {
    return past.moments("conv1/weights").stream().map(Past.Moment::step).toList();
  }

  @Test
  void aFolderWithoutSummariesHasNoHistory() {
    Past past = new Past(folder.resolve("nowhere"));
    assertThat(past.refresh()).isFalse();
    assertThat(past.knows("conv1/weights")).isFalse();
    assertThat(past.moments("conv1/weights")).isEmpty();
    assertThat(past.problem()).isNull();
  }

  @Test
  void laterEventsAreReadByTheNextRefresh() {
    Past past = new Past(folder);
    try (EventFile file = EventFile.create(folder, 1)) {
      file.append(event(0, 1));
      assertThat(past.refresh()).isTrue();
      assertThat(steps(past)).containsExactly(0L);
      assertThat(past.refresh()).isFalse();
      file.append(event(100, 2));
    }
    assertThat(past.refresh()).isTrue();
    assertThat(steps(past)).containsExactly(0L, 100L);
    assertThat(past.knows("total_loss")).isFalse();
  }

  @Test
  void repeatedStepsUseTheirLatestValues() {
    try (EventFile file = EventFile.create(folder, 1)) {
      file.append(Event.restart(0));
      file.append(event(0, 1));
      file.append(event(100, 2));
      file.append(event(200, 3));
    }
    try (EventFile file = EventFile.create(folder, 2)) {
      file.append(Event.restart(100));
      file.append(event(100, 7));
    }
    Past past = new Past(folder);
    past.refresh();
    assertThat(steps(past)).containsExactly(0L, 100L);
    assertThat(past.moments("conv1/weights").get(1).distribution().max()).isEqualTo(7);
  }

  @Test
  void aLongHistoryIsThinnedEvenly() {
    try (EventFile file = EventFile.create(folder, 1)) {
      for (int i = 0; i < 2_000; i++) {
        file.append(event(i * 100, 1));
      }
    }
    Past past = new Past(folder);
    past.refresh();
    List<Long> steps = steps(past);
    assertThat(steps).hasSizeBetween(Past.MOST / 2, Past.MOST).startsWith(0L, 800L, 1_600L);
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i) - steps.get(i - 1)).isEqualTo(800);
    }
    assertThat(steps.get(steps.size() - 1)).isGreaterThanOrEqualTo(199_900 - 800);
  }

  @Test
  void aDamagedFileIsReportedAndTheOthersAreRead() throws IOException {
    Files.writeString(folder.resolve("a.tfevents.1"), "nothing of the kind, but long enough");
    try (EventFile file = EventFile.create(folder, 1)) {
      file.append(event(5, 1));
    }
    Past past = new Past(folder);
    past.refresh();
    assertThat(steps(past)).containsExactly(5L);
    assertThat(past.problem()).hasMessageContaining("a.tfevents.1 is not a valid TensorBoard event file");
  }
}
