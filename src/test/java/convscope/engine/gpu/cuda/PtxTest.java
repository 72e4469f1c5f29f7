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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That the compiled kernels in the resources are those of the source, and that every card's compiler takes them. With
 * {@code -Dptx.write=true} they are written anew; that needs CUDA's nvcc on the PATH.
 */
class PtxTest {
  private static final String WRITE = "mvn -o test -Dtest=PtxTest -Dptx.write=true";
  private static final Path FOLDER = Path.of("src/main/resources/convscope/engine/gpu");
  private static final String SOURCE = "// Source: SHA-256 ";
  private static final String TOOLS = "// Cuda compilation tools";

  /** What drivers from 450 on read. nvcc names its own version, which needs a driver as new; the text is the same. */
  private static final String VERSION = ".version 6.4";

  /** A product of matrices, named for its tile. */
  private static final Pattern PRODUCT = Pattern.compile("_\\d+x\\d+$");
  private static final String NO_SPILLS = "0 bytes spill stores, 0 bytes spill loads";

  @TempDir
  private Path folder;

  private static String kept() throws IOException {
    return Files.readString(FOLDER.resolve("kernels.ptx"), StandardCharsets.US_ASCII);
  }

  private static String origin() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(KernelSource.cuda().getBytes(StandardCharsets.UTF_8));
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

  private String compiled() throws IOException, InterruptedException {
    Path source = folder.resolve("kernels.cu");
    Path ptx = folder.resolve("kernels.ptx");
    Files.writeString(source, KernelSource.cuda());
    Tools.run(folder, List.of("nvcc", "-arch=compute_75", "-ptx", "-O3", "-o", ptx.toString(), source.toString()));
    return origin() + "\n" + Files.readString(ptx, StandardCharsets.US_ASCII).replaceFirst("\\.version \\d+\\.\\d+", VERSION);
  }

  @Test
  void theCompiledKernelsAreThoseOfTheSource() throws Exception {
    if (Boolean.getBoolean("ptx.write")) {
      Files.writeString(FOLDER.resolve("kernels.ptx"), compiled(), StandardCharsets.US_ASCII);
    }
    assertThat(kept()).as("the kernels' source has changed: on a machine with nvcc, run " + WRITE).startsWith(origin());
    assumeTrue(has("nvcc"), "no nvcc");
    String compiled = compiled();
    assumeTrue(tools(compiled).equals(tools(kept())), "nvcc is of another version than the one that made the kernels");
    assertThat(kept().equals(compiled)).as("kernels.ptx is not what nvcc makes of the source: run " + WRITE).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {75, 80, 86, 89, 90, 100, 120})
  void everyCardsCompilerTakesThemAndNoProductSpillsRegisters(int capability) throws Exception {
    assumeTrue(has("ptxas"), "no ptxas");
    List<String> spilling = new ArrayList<>();
    String kernel = "";
    for (String line : Tools.run(folder, List.of("ptxas", "-v", "-arch=sm_" + capability, "-o",
        folder.resolve("kernels.cubin").toString(), FOLDER.resolve("kernels.ptx").toString())).lines().toList()) {
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
