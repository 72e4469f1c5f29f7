package convscope.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativesTest {
  private static final String PLACE = "org.bytedeco.javacpp.cachedir";
  private static final String SKYLAKE = "fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl";

  private static Cpu cpu(String flags) {
    return Cpu.linux("processor\t: 0\nmodel name\t: A Processor @ 2.00GHz\nflags\t\t: fpu sse2 " + flags + "\n",
        "x86_64", 4);
  }

  @Test
  void readsTheProcessorsNameAndCoresFromLinux() {
    assertThat(cpu("").name()).isEqualTo("A Processor @ 2.00GHz");
    assertThat(cpu("").cores()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"'', BASELINE", "avx, BASELINE", "avx2, BASELINE", "'avx2 fma', AVX2", "'avx2 fma avx512f', AVX2",
      "'" + SKYLAKE + "', AVX512"})
  void believesOnlyCompleteSetsOfVectorInstructions(String flags, Cpu.Level level) {
    assertThat(cpu(flags).level()).isEqualTo(level);
  }

  @Test
  void aProcessorThatSaysNothingCountsAsBaseline() {
    assertThat(Cpu.linux("", "arm64", 1)).isEqualTo(new Cpu("arm64", "arm64", 1, Cpu.Level.BASELINE));
  }

  @Test
  void takesTheWidestBuildThatTheProcessorHasInstructionsFor() {
    Set<String> all = Set.of("-onednn-avx512", "-onednn-avx2");
    assertThat(Natives.extension(cpu(SKYLAKE), all::contains)).isEqualTo("-onednn-avx512");
    assertThat(Natives.extension(cpu("avx2 fma"), all::contains)).isEqualTo("-onednn-avx2");
    assertThat(Natives.extension(cpu(""), all::contains)).isEmpty();
  }

  @Test
  void takesTheNextBestWhereABuildIsNotThere() {
    assertThat(Natives.extension(cpu(SKYLAKE), Set.of("-onednn-avx2")::contains)).isEqualTo("-onednn-avx2");
    assertThat(Natives.extension(cpu(SKYLAKE), build -> false)).isEmpty();
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void unpacksLibrariesBelowTheHomeUnlessToldOtherwise(@TempDir Path home) {
    unpackedIn(null, () -> Natives.keepBelow(home), home.resolve("natives").toString());
    assertThat(home.resolve("natives")).isDirectory();
    unpackedIn("elsewhere", () -> Natives.keepBelow(home), "elsewhere");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void leavesThePlaceToTheLibrariesWhereTheHomeHasNoRoom(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("natives"), "a file, no folder");
    unpackedIn(null, () -> Natives.keepBelow(home), null);
  }

  private static void unpackedIn(String set, Runnable act, String then) {
    Properties before = (Properties) System.getProperties().clone();
    try {
      if (set == null) {
        System.clearProperty(PLACE);
      } else {
        System.setProperty(PLACE, set);
      }
      act.run();
      assertThat(System.getProperty(PLACE)).isEqualTo(then);
    } finally {
      System.setProperties(before);
    }
  }
}
