package convscope.engine.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.engine.gpu.card.KernelSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the compiled kernels in the resources are those of the source, and that every card's compiler takes them. With
 * {@code -Dptx.write=true} they are written anew; that needs CUDA's nvcc on the PATH.
 */
class PtxTest {
  private static final String WRITE = "mvn -o test -Dtest=PtxTest -Dptx.write=true";
  private static final Path FOLDER = Path.of("src/main/resources/convscope/engine/gpu");
  private static final String SOURCE = "// Source: SHA-256 ";
  private static final String TOOLS = "// Cuda compilation tools";

  /** The kernels' sources and what is kept of each. */
  enum Kernels {
    /** What drivers from 450 on read. nvcc names its own version, which needs a driver as new; the text is the same. */
    FP32("kernels.ptx", 75, ".version 6.4"),
    /** The first version with products in TF32. */
    TF32("kernels-tf32.ptx", 80, ".version 7.0");

    private final String file;
    private final int capability;
    private final String version;

    Kernels(String file, int capability, String version) {
      this.file = file;
      this.capability = capability;
      this.version = version;
    }

    String source() {
      return this == TF32 ? KernelSource.cudaInTf32() : KernelSource.cuda();
    }

    String kept() throws IOException {
      return Files.readString(FOLDER.resolve(file), StandardCharsets.US_ASCII);
    }
  }

  /** A product of matrices, named for its tile. */
  private static final Pattern PRODUCT = Pattern.compile("_\\d+x\\d+$");
  private static final String NO_SPILLS = "0 bytes spill stores, 0 bytes spill loads";

  @TempDir
  private Path folder;

  private static String origin(Kernels kernels) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(kernels.source().getBytes(StandardCharsets.UTF_8));
      return SOURCE + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private static boolean has(String tool) {
    if (!Tools.there(tool)) {
      System.out.println("THE TESTS OF COMPILED KERNELS DID NOT ALL RUN: there is no " + tool + " here.");
    }
    return Tools.there(tool);
  }

  private static Optional<String> tools(String ptx) {
    return ptx.lines().filter(line -> line.startsWith(TOOLS)).findFirst();
  }

  private String compiled(Kernels kernels) throws IOException, InterruptedException {
    Path source = folder.resolve("kernels.cu");
    Path ptx = folder.resolve("kernels.ptx");
    Files.writeString(source, kernels.source());
    Tools.run(folder, List.of("nvcc", "-arch=compute_" + kernels.capability, "-ptx", "-O3", "-o", ptx.toString(),
        source.toString()));
    return origin(kernels) + "\n"
        + Files.readString(ptx, StandardCharsets.US_ASCII).replaceFirst("\\.version \\d+\\.\\d+", kernels.version);
  }

  @ParameterizedTest
  @EnumSource
  void theCompiledKernelsAreThoseOfTheSource(Kernels kernels) throws Exception {
    if (Boolean.getBoolean("ptx.write")) {
      Files.writeString(FOLDER.resolve(kernels.file), compiled(kernels), StandardCharsets.US_ASCII);
    }
    assertThat(kernels.kept()).as("the kernels' source has changed: on a machine with nvcc, run " + WRITE)
        .startsWith(origin(kernels));
    assumeTrue(has("nvcc"), "no nvcc");
    String compiled = compiled(kernels);
    assumeTrue(tools(compiled).equals(tools(kernels.kept())),
        "nvcc is of another version than the one that made the kernels");
    assertThat(kernels.kept().equals(compiled)).as(kernels.file + " is not what nvcc makes of the source: run " + WRITE)
        .isTrue();
  }

  static Stream<Arguments> kernelsAndLaterCards() {
    return Stream.of(80, 86, 89, 90, 100, 120).flatMap(card -> Arrays.stream(Kernels.values())
        .filter(kernels -> kernels.capability < card).map(kernels -> Arguments.of(kernels, card)));
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerOfTheOldestCardAcceptsTheKernelsAndNoProductSpillsRegisters(Kernels kernels) throws Exception {
    assertCompilesWithoutSpills(kernels, kernels.capability);
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLaterCards")
  @Tag("long")
  void theCompilersOfLaterCardsAcceptTheKernelsAndNoProductSpillsRegisters(Kernels kernels, int capability)
      throws Exception {
    assertCompilesWithoutSpills(kernels, capability);
  }

  private void assertCompilesWithoutSpills(Kernels kernels, int capability) throws Exception {
    assumeTrue(has("ptxas"), "no ptxas");
    List<String> spilling = new ArrayList<>();
    String kernel = "";
    for (String line : Tools.run(folder, List.of("ptxas", "-v", "-arch=sm_" + capability, "-o",
        folder.resolve("kernels.cubin").toString(), FOLDER.resolve(kernels.file).toString())).lines().toList()) {
      if (line.contains("Compiling entry function")) {
        kernel = line.split("'")[1];
      } else if (PRODUCT.matcher(kernel).find() && line.contains("spill") && !line.contains(NO_SPILLS)) {
        spilling.add(kernel + ": " + line.strip());
      }
    }
    assertThat(kernel).isNotEmpty();
    assertThat(spilling).isEmpty();
  }
}
