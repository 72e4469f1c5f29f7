package convscope.engine.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.CardStep.CopyIn;
import convscope.engine.gpu.card.CardStep.CopyOut;
import convscope.engine.gpu.card.CardStep.Groups;
import convscope.engine.gpu.card.CardStep.Launch;
import convscope.engine.gpu.card.HostBuffer;
import convscope.foundation.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CUDA's driver is told, and what becomes of its refusals. */
class CudaCardTest {
  private static final int ILLEGAL_ADDRESS = 700;
  private static final Groups GROUPS = new Groups(3, 2, 1);

  private final FakeCudaDriver driver = new FakeCudaDriver();

  private Card open(CudaMode mode) {
    return CudaCard.open(driver, 0, mode, "ptx");
  }

  private List<CardStep> steps(Card card) {
    CardBuffer buffer = card.buffer(8);
    HostBuffer host = card.host(8);
    return List.of(new CopyIn(host, buffer, 8), new Launch("scale", List.of(buffer, 8, 0.5f), GROUPS, 64),
        new CopyOut(buffer, 4, host, 4));
  }

  @Test
  void tellsWhatTheDriverSays() {
    try (Card card = open(CudaMode.GRAPH)) {
      assertThat(card.facts().name()).isEqualTo("Fake 4090");
      assertThat(card.facts().driver()).isEqualTo("CUDA 12.8");
      assertThat(card.facts().memoryBytes()).isEqualTo(24_000_000_000L);
      assertThat(card.facts().units()).isEqualTo(128);
    }
  }

  @Test
  void aProgramIsNotedOnceAndLaunchedAsAGraphAtEveryRun() {
    try (Card card = open(CudaMode.GRAPH)) {
      List<CardStep> steps = steps(card);
      driver.calls.clear();
      CardProgram program = card.program(steps);
      assertThat(driver.calls).containsExactly("cuModuleGetFunction scale", "cuStreamBeginCapture",
          "cuMemcpyHtoDAsync 101 32", "cuLaunchKernel 5005 3×2×1 64 on 101", "cuMemcpyDtoHAsync 101 16",
          "cuStreamEndCapture", "cuGraphInstantiate");
      driver.calls.clear();
      program.run();
      program.run();
      assertThat(driver.calls).containsExactly("cuGraphLaunch", "cuStreamSynchronize", "cuGraphLaunch",
          "cuStreamSynchronize");
    }
  }

  @Test
  void withoutAGraphEveryStepIsGivenToTheStreamAtEveryRun() {
    try (Card card = open(CudaMode.GRAPHLESS)) {
      CardProgram program = card.program(steps(card));
      driver.calls.clear();
      program.run();
      assertThat(driver.calls).containsExactly("cuMemcpyHtoDAsync 101 32", "cuLaunchKernel 5005 3×2×1 64 on 101",
          "cuMemcpyDtoHAsync 101 16", "cuStreamSynchronize");
    }
  }

  @Test
  void everyStepIsTimedByItself() {
    try (Card card = open(CudaMode.GRAPH)) {
      CardProgram program = card.program(steps(card));
      assertThat(program.time()).containsExactly(250_000, 250_000, 250_000);
      assertThat(driver.held).noneMatch(held -> held.startsWith("event"));
    }
  }

  @Test
  void memoryIsZeroBeforeAnyoneHasIt() {
    try (Card card = open(CudaMode.GRAPH)) {
      driver.calls.clear();
      card.buffer(1_000);
      assertThat(driver.calls).containsExactly("cuMemAlloc 4000", "cuMemsetD32Async 101 1000", "cuStreamSynchronize");
    }
  }

  @Test
  void aLongArrayIsCopiedInPiecesThatTheStagingMemoryHolds() {
    try (Card card = open(CudaMode.GRAPH)) {
      int count = 2 * CudaMemory.STAGED + 5;
      CardBuffer buffer = card.buffer(count + 1);
      card.write(new float[1], 0, 1, buffer, 0);
      driver.calls.clear();
      card.write(new float[count], 0, count, buffer, 1);
      assertThat(driver.calls).containsExactly("cuMemcpyHtoDAsync 105 1048576", "cuStreamSynchronize",
          "cuMemcpyHtoDAsync 1048681 1048576", "cuStreamSynchronize", "cuMemcpyHtoDAsync 2097257 20",
          "cuStreamSynchronize");
    }
  }

  @Test
  void closingGivesBackAllThatWasHadAlsoTwice() {
    Card card = open(CudaMode.GRAPH);
    CardProgram program = card.program(steps(card));
    card.write(new float[1], 0, 1, card.buffer(1), 0);
    CardBuffer buffer = card.buffer(9);
    buffer.close();
    buffer.close();
    card.close();
    assertThat(driver.held).isEmpty();
    card.close();
    program.close();
    buffer.close();
    assertThat(driver.held).isEmpty();
    assertThatThrownBy(() -> card.buffer(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aProgramWhoseMemoryHasGoneIsNotRun() {
    try (Card card = open(CudaMode.GRAPH)) {
      CardBuffer buffer = card.buffer(8);
      CardProgram program = card.program(List.of(new Launch("scale", List.of(buffer), GROUPS, 64)));
      buffer.close();
      driver.calls.clear();
      assertThatThrownBy(program::run).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(program::time).isInstanceOf(IllegalStateException.class);
      assertThat(driver.calls).isEmpty();
    }
  }

  @Test
  void whatCannotBeRightIsRefusedBeforeTheDriverSeesIt() {
    try (Card card = open(CudaMode.GRAPH); Card other = CudaCard.open(new FakeCudaDriver(), 0, CudaMode.GRAPH, "ptx")) {
      CardBuffer buffer = card.buffer(8);
      HostBuffer host = card.host(8);
      for (CardStep wrong : List.of(new Launch("nothing", List.of(buffer), GROUPS, 64),
          new Launch("scale", List.of(buffer), GROUPS, 513), new Launch("scale", List.of(other.buffer(1)), GROUPS, 64),
          new CopyIn(host, buffer, 9), new CopyIn(host, buffer, 0), new CopyOut(buffer, 5, host, 4),
          new CopyOut(buffer, 1, host, -1), new CopyIn(other.host(8), buffer, 8))) {
        assertThatThrownBy(() -> card.program(List.of(wrong))).as("%s", wrong)
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> card.write(new float[9], 0, 9, buffer, 0)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> card.read(buffer, 4, 5, new float[9], 0)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThat(driver.calls).noneMatch(call -> call.contains("Capture"));
    }
  }

  @Test
  void noRoomSaysHowMuchWasAskedAndWhatThereIs() {
    try (Card card = open(CudaMode.GRAPH)) {
      driver.refuse("cuMemAlloc", 2, "CUDA_ERROR_OUT_OF_MEMORY");
      assertThatThrownBy(() -> card.buffer(500_000_000)).isInstanceOf(Problem.class)
          .hasMessage("Fake 4090 has no room for"
          + " another 2,000 MB (CUDA_ERROR_OUT_OF_MEMORY): 1,235 of its 24,000 MB are free. Use a smaller"
          + " batch, or close"
          + " other programs that use the card.");
      driver.refuse("cuMemHostAlloc", 2, "CUDA_ERROR_OUT_OF_MEMORY");
      assertThatThrownBy(() -> card.host(1_000_000)).isInstanceOf(Problem.class)
          .hasMessageContaining("Cannot allocate 4 MB of memory for copies to Fake 4090");
    }
    assertThat(driver.held).isEmpty();
  }

  @Test
  void aCardThatFailsSaysToGoOnFromTheLastCheckpointAndIsStillClosed() {
    Card card = open(CudaMode.GRAPH);
    CardProgram program = card.program(steps(card));
    for (String call : List.of("cuStreamSynchronize", "cuMemFree")) {
      driver.refuse(call, ILLEGAL_ADDRESS, "CUDA_ERROR_ILLEGAL_ADDRESS");
    }
    assertThatThrownBy(program::run).isInstanceOf(Problem.class)
        .hasMessage("Fake 4090 failed (CUDA_ERROR_ILLEGAL_ADDRESS"
        + " from cuStreamSynchronize): restart ConvScope and resume the run from its last checkpoint."
        + " If it happens again,"
        + " update the NVIDIA driver.");
    card.close();
    assertThat(driver.held).isEmpty();
  }

  @Test
  void kernelsThatCannotBeCompiledGiveTheCompilersWordsAndLeaveNothingHeld() {
    driver.refuse("cuModuleLoadDataEx", 222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION", "ptxas fatal: too new");
    assertThatThrownBy(() -> open(CudaMode.GRAPH)).isInstanceOf(Problem.class)
        .hasMessage("The NVIDIA driver cannot compile"
        + " ConvScope's kernels for Fake 4090 (CUDA_ERROR_UNSUPPORTED_PTX_VERSION: ptxas fatal: too new):"
        + " update the driver"
        + " or use another device.");
    assertThat(driver.held).isEmpty();
  }

  @Test
  void aGraphThatCannotBeMadeNamesTheWayWithout() {
    try (Card card = open(CudaMode.GRAPH)) {
      List<CardStep> steps = steps(card);
      driver.refuse("cuLaunchKernel", 900, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED");
      assertThatThrownBy(() -> card.program(steps)).isInstanceOf(Problem.class)
          .hasMessageContaining("CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED").hasMessageContaining("cuda-graphless");
      assertThat(driver.calls).endsWith("cuStreamEndCapture");
    }
    assertThat(driver.held).isEmpty();
  }

  @Test
  void aCardThatIsTooOldOrNotThereIsRefused() {
    driver.capability = 61;
    assertThatThrownBy(() -> open(CudaMode.GRAPH)).isInstanceOf(Problem.class)
        .hasMessageContaining("compute capability 6.1").hasMessageContaining("7.5");
    driver.capability = 75;
    assertThatThrownBy(() -> open(CudaMode.TF32)).isInstanceOf(Problem.class).hasMessageContaining("8.0");
    assertThatThrownBy(() -> CudaCard.open(driver, 1, CudaMode.GRAPH, "ptx")).isInstanceOf(Problem.class)
        .hasMessageContaining("no card number 1");
    assertThat(driver.held).isEmpty();
  }
}
