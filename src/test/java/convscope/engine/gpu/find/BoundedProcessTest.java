package convscope.engine.gpu.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of programs that do not behave. */
class BoundedProcessTest {
  /** Longer than a Java takes to start on a machine that others use too. */
  private static final Duration PATIENT = Duration.ofSeconds(60);
  /** Shorter than the program hangs, and than {@link #SOON}. */
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(8);

  @Test
  void aHangingProcessTimesOutAndItsOutputIsKept() {
    long start = System.nanoTime();
    Answer answer = BoundedProcess.run(file -> Misbehaving.command(Misbehaving.How.HANGS, file), LIMIT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(answer.ending()).isEqualTo(Answer.Ending.TOO_LATE);
    // On a slow machine it may not have come so far as to say anything.
    assertThat(answer.text()).isIn("platform\tnumber=0\tname=First\n", "");
  }

  @Test
  void aCrashingProcessYieldsItsOutputAndStatus() {
    Answer answer = BoundedProcess.run(file -> Misbehaving.command(Misbehaving.How.CRASHES, file), PATIENT);
    assertThat(answer).isEqualTo(new Answer(Answer.Ending.FAILED, "platform\tnumber=0\tname=First\n",
        "exit " + Misbehaving.CRASHED));
  }

  @Test
  void endlessConsoleOutputDoesNotBlockTheAnswer() {
    Answer answer = BoundedProcess.run(file -> Misbehaving.command(Misbehaving.How.CHATTERS, file), PATIENT);
    assertThat(answer).isEqualTo(Answer.whole("platform\tnumber=0\tname=First\n"));
  }

  @Test
  void aProgramThatIsNotInstalledIsReportedAsMissing() {
    assertThat(BoundedProcess.run(file -> List.of("no-such-program-here"), PATIENT)).isEqualTo(Answer.notThere());
  }
}
