package convscope.summaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.CounterRandom;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  private static final Distribution DISTRIBUTION = distribution(-1, 0, 2.5f);

  @TempDir
  private Path folder;

  private static Distribution distribution(float... values) {
    Buckets buckets = new Buckets();
    buckets.add(values, 0, values.length);
    return buckets.distribution();
  }

  private static Event event(long step) {
    return Event.of(step, List.of(new Summary.Scalar("total_loss (raw)", 4.675f),
        new Summary.Histogram("conv1/weights", DISTRIBUTION),
        new Summary.Picture("images/image/0", 24, 24, 3, new byte[] {1, 2, 3})));
  }

  private Path write(Event... events) {
    try (EventFile file = EventFile.create(folder, 1_700_000_000)) {
      for (Event one : events) {
        file.append(one);
      }
      return file.path();
    }
  }

  private static List<Event> read(Path file) {
    List<Event> events = new ArrayList<>();
    new EventReader(file).read(events::add);
    return events;
  }

  @Test
  void isNamedAsTensorBoardLooksForItAndNeverWritesIntoAnOlderOne() {
    Path first = write(event(0));
    Path second = write(event(0));
    assertThat(first.getFileName().toString()).startsWith("events.out.tfevents.1700000000.");
    assertThat(second.getFileName().toString()).startsWith("events.out.tfevents.1700000001.");
  }

  @Test
  void holdsWhatThePublishedFormatsSay() throws IOException {
    List<PlainEvents.Message> events = PlainEvents.read(write(Event.restart(7), event(7)));
    assertThat(events).hasSize(3);
    assertThat(events.get(0).text(3)).isEqualTo("brain.Event:2");
    assertThat(events.get(1).bits(2)).isEqualTo(7);
    assertThat(events.get(1).messages(7).get(0).bits(1)).isEqualTo(1);
    PlainEvents.Message event = events.get(2);
    assertThat(event.real(1)).isBetween(1.7e9, 1e10);
    assertThat(event.bits(2)).isEqualTo(7);
    List<PlainEvents.Message> values = event.messages(5).get(0).messages(1);
    assertThat(values).extracting(value -> value.text(1))
        .containsExactly("total_loss (raw)", "conv1/weights", "images/image/0");
    assertThat(Float.intBitsToFloat((int) values.get(0).bits(2))).isEqualTo(4.675f);
    PlainEvents.Message histogram = values.get(1).messages(5).get(0);
    assertThat(histogram.real(1)).isEqualTo(-1);
    assertThat(histogram.real(2)).isEqualTo(2.5);
    assertThat(histogram.real(3)).isEqualTo(3);
    assertThat(histogram.real(4)).isEqualTo(1.5);
    assertThat(histogram.real(5)).isEqualTo(7.25);
    assertThat(histogram.reals(6)).isEqualTo(DISTRIBUTION.limits());
    assertThat(histogram.reals(7)).isEqualTo(DISTRIBUTION.counts());
    PlainEvents.Message picture = values.get(2).messages(4).get(0);
    assertThat(List.of(picture.bits(1), picture.bits(2), picture.bits(3))).containsExactly(24L, 24L, 3L);
    assertThat((byte[]) picture.all(4).get(0)).containsExactly(1, 2, 3);
  }

  @Test
  void isReadAgainAsItWasWritten() {
    List<Event> events = read(write(Event.restart(3), event(3), event(4)));
    assertThat(events).extracting(Event::step).containsExactly(3L, 3L, 4L);
    assertThat(events).extracting(Event::restart).containsExactly(true, false, false);
    assertThat(events.get(1).summaries()).extracting(Summary::tag)
        .containsExactly("total_loss (raw)", "conv1/weights", "images/image/0");
    Summary.Histogram histogram = (Summary.Histogram) events.get(1).summaries().get(1);
    assertThat(histogram.distribution()).usingRecursiveComparison().isEqualTo(DISTRIBUTION);
  }

  @Test
  void aTailThatIsNotAllThereYetIsReadWhenItIs() throws IOException {
    Path whole = write(event(1), event(2));
    byte[] bytes = Files.readAllBytes(whole);
    Path growing = folder.resolve("growing");
    List<Long> steps = new ArrayList<>();
    EventReader reader = new EventReader(growing);
    for (int size = 0; size <= bytes.length; size++) {
      Files.write(growing, Arrays.copyOf(bytes, size));
      reader.read(event -> steps.add(event.step()));
    }
    assertThat(steps).containsExactly(1L, 2L);
  }

  @Test
  void anotherFileIsRefusedByName() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "step,loss\n0,4.68\n10,4.66\n");
    assertThatThrownBy(() -> read(other)).isInstanceOf(Problem.class)
        .hasMessageContaining("other is not a valid TensorBoard");
    assertThatThrownBy(() -> read(folder.resolve("none"))).isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot read");
  }

  @Test
  void whatStandsBeforeDamageIsRead() throws IOException {
    Path file = write(event(1), event(2));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);
    List<Long> steps = new ArrayList<>();
    assertThatThrownBy(() -> new EventReader(file).read(event -> steps.add(event.step()))).isInstanceOf(Problem.class)
        .hasMessageContaining("is damaged after byte");
    assertThat(steps).containsExactly(1L);
  }

  @Test
  void aLengthThatLiesIsNotBelievedEvenWithItsChecksum() throws IOException {
    Path file = write(event(1));
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
    head.putInt(PlainEvents.masked(head.array(), 0, 8));
    Files.write(file, head.array(), StandardOpenOption.APPEND);
    assertThatThrownBy(() -> read(file)).isInstanceOf(Problem.class).hasMessageContaining("is damaged after byte");
  }

  @Test
  void noMutationDoesMoreThanASentence() throws IOException {
    byte[] good = Files.readAllBytes(write(Event.restart(0), event(1), event(2)));
    CounterRandom random = new CounterRandom(11);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = i % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      if (i % 2 == 0) {
        mend(bad);
      }
      Path file = Files.write(folder.resolve("bad.tfevents"), bad);
      try {
        assertThat(read(file)).hasSizeLessThanOrEqualTo(3);
      } catch (Problem told) {
        refused++;
        assertThat(told.getMessage()).contains("bad.tfevents").doesNotContain("\n");
      }
    }
    assertThat(refused).isBetween(500, 2_900);
  }

  /** Makes the checksums right again, so that what they guard is read. */
  private static void mend(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + 12 <= bytes.length) {
      in.putInt(at + 8, PlainEvents.masked(bytes, at, 8));
      long length = in.getLong(at);
      if (length < 0 || length > bytes.length - at - 16) {
        return;
      }
      in.putInt(at + 12 + (int) length, PlainEvents.masked(bytes, at + 12, (int) length));
      at += 16 + (int) length;
    }
  }
}
