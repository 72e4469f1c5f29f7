package convscope.engine.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep.CopyIn;
import convscope.engine.gpu.card.CardStep.CopyOut;
import convscope.engine.gpu.card.CardStep.Groups;
import convscope.engine.gpu.card.CardStep.Launch;
import convscope.engine.gpu.card.HostBuffer;
import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole way down into a library with CUDA's functions: that every value arrives as the function's signature says.
 * The library is compiled from {@code libcuda-stub.c}.
 */
class NativeCudaDriverTest {
  private static final String PTX = ".version 6.4";

  @TempDir
  private Path folder;

  @BeforeAll
  static void saysWhereItDoesNotRun() {
    if (!StubLibrary.canBeMade()) {
      System.out.println("THE TESTS OF CUDA'S CALLS DID NOT RUN: there is no gcc here.");
    }
    assumeTrue(StubLibrary.canBeMade(), "no gcc");
  }

  private Card open(CudaMode mode, String... defined) throws Exception {
    return CudaCard.open(driver(defined), 0, mode, PTX);
  }

  private NativeCudaDriver driver(String... defined) throws Exception {
    return NativeCudaDriver.load(List.of("libnothing-of-the-kind.so.1", StubLibrary.make(folder, defined)));
  }

  private int held() {
    return NativeLibrary.getInstance(folder.resolve("libcuda.so.1").toString()).getFunction("stubHeld")
        .invokeInt(new Object[0]);
  }

  @Test
  void tellsTheCardsFacts() throws Exception {
    try (Card card = open(CudaMode.GRAPH)) {
      assertThat(card.facts().name()).isEqualTo("Stub 40");
      assertThat(card.facts().driver()).isEqualTo("CUDA 13.0");
      assertThat(card.facts().memoryBytes()).isEqualTo(85_899_345_920L);
      assertThat(card.facts().localBytes()).isEqualTo(49_152);
      assertThat(card.facts().groupSize()).isEqualTo(1_024);
      assertThat(card.facts().units()).isEqualTo(132);
    }
  }

  @ParameterizedTest
  @EnumSource(CudaMode.class)
  void copiesAndKernelsGetTheirArgumentsInOrderAtEveryRun(CudaMode mode) throws Exception {
    try (Card card = open(mode); CardBuffer to = card.buffer(6); CardBuffer from = card.buffer(7);
        HostBuffer in = card.host(6); HostBuffer out = card.host(10)) {
      card.write(new float[] {0, 1, 2, 3, 4, 5, 6}, 1, 6, from, 0);
      CardProgram program =
          card.program(List.of(new CopyIn(in, to, 6), new Launch("touch", List.of(), new Groups(1, 1, 1), 1),
              new Launch("scaled_sum", List.of(to, from, 6, 0.5f), new Groups(3, 1, 1), 2),
              new CopyOut(to, 6, out, 4)));
      for (int run = 1; run <= 3; run++) {
        in.floats().put(new float[] {run, run, run, run, run, run});
        program.run();
        float[] found = new float[6];
        out.floats().position(4).get(found);
        assertThat(found).containsExactly(run + 0.5f, run + 1, run + 1.5f, run + 2, run + 2.5f, run + 3);
      }
      assertThat(program.time()).containsExactly(250_000, 250_000, 250_000, 250_000);
    }
    assertThat(held()).isZero();
  }

  @Test
  void memoryIsZeroAndArraysComeBackAsTheyWere() throws Exception {
    int count = CudaMemory.STAGED + 3;
    try (Card card = open(CudaMode.GRAPH)) {
      CardBuffer buffer = card.buffer(count);
      float[] found = new float[count];
      found[5] = 1;
      card.read(buffer, 0, count, found, 0);
      assertThat(found).containsOnly(0);
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = i;
      }
      card.write(values, 0, count, buffer, 0);
      card.read(buffer, 2, count - 2, found, 1);
      assertThat(found[1]).isEqualTo(2);
      assertThat(found[count - 2]).isEqualTo(count - 1);
      card.write(new int[] {Float.floatToIntBits(1.5f), 7}, buffer);
      card.read(buffer, 0, 3, found, 0);
      assertThat(found[0]).isEqualTo(1.5f);
      assertThat(Float.floatToIntBits(found[1])).isEqualTo(7);
      assertThat(found[2]).isEqualTo(2);
    }
    assertThat(held()).isZero();
  }

  @Test
  void anyThreadMayCall() throws Exception {
    try (Card card = open(CudaMode.GRAPH)) {
      CardBuffer buffer = card.buffer(4);
      var thread = Executors.newSingleThreadExecutor();
      try {
        thread.submit(() -> card.write(new float[] {3}, 0, 1, buffer, 2)).get(30, TimeUnit.SECONDS);
      } finally {
        thread.shutdown();
      }
      float[] found = new float[4];
      card.read(buffer, 0, 4, found, 0);
      assertThat(found).containsExactly(0, 0, 3, 0);
    }
  }

  @Test
  void anOlderDriverMakesItsGraphsTheOlderWay() throws Exception {
    try (Card card = open(CudaMode.GRAPH, "BEFORE_11_4", "VERSION=11000")) {
      CardBuffer buffer = card.buffer(2);
      card.write(new float[] {1, 2}, 0, 2, buffer, 0);
      card.program(List.of(new Launch("scaled_sum", List.of(buffer, buffer, 2, 1f), new Groups(2, 1, 1), 1))).run();
      float[] found = new float[2];
      card.read(buffer, 0, 2, found, 0);
      assertThat(found).containsExactly(2, 4);
    }
    assertThat(held()).isZero();
  }

  @Test
  void whatTheCompilerSaysIsInTheSentence() throws Exception {
    NativeCudaDriver driver = driver();
    assertThatThrownBy(() -> CudaCard.open(driver, 0, CudaMode.GRAPH, "what"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("CUDA_ERROR_INVALID_PTX: line 1: no .version in 4 characters");
    assertThat(held()).isZero();
  }

  @Test
  void noRoomIsASentenceAndAnUnknownKernelIsNot() throws Exception {
    try (Card card = open(CudaMode.GRAPH)) {
      assertThatThrownBy(() -> card.buffer(Integer.MAX_VALUE)).isInstanceOf(Problem.class)
          .hasMessageContaining("another 8,590 MB (CUDA_ERROR_OUT_OF_MEMORY): 5,000 of its 85,900 MB are free");
      assertThatThrownBy(() -> card.program(List.of(new Launch("unheard", List.of(), new Groups(1, 1, 1), 1))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(held()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERSION=10020", "WITHOUT_CAPTURE"})
  void aDriverThatIsTooOldIsAskedToBeUpdated(String defined) {
    assertThatThrownBy(() -> driver(defined)).isInstanceOf(Problem.class).hasMessageContaining("450")
        .hasMessageContaining(defined.startsWith("VERSION") ? "CUDA 10.2" : "cuStreamBeginCapture_v2");
  }

  @Test
  void whereThereIsNoDriverASentenceSaysSo() {
    assertThatThrownBy(() -> NativeCudaDriver.load(List.of("libnothing-of-the-kind.so.1"))).isInstanceOf(Problem.class)
        .hasMessageStartingWith("No usable NVIDIA driver was found")
        .hasMessageContaining("libnothing-of-the-kind.so.1");
    assertThatThrownBy(() -> NativeCudaDriver.load(List.of())).isInstanceOf(Problem.class);
  }
}
