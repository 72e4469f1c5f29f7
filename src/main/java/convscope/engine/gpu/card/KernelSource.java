package convscope.engine.gpu.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The kernels' source, which OpenCL C and CUDA C++ share: a header says what the words in which they differ mean. The
 * products of matrices stand in it once for each tile.
 */
public final class KernelSource {
  private KernelSource() {}

  /** For OpenCL's compiler, with the products of {@code tile} alone. */
  public static String openCl(Tile tile) {
    // A processor's compiler makes vectors of loops, and takes minutes over those that are unrolled.
    String loops = tile == Tile.ALONE ? "#undef UNROLL\n#define UNROLL\n" : "";
    return of("opencl.h", loops, List.of(tile));
  }

  /** For CUDA's compiler, with the products of every tile that a GPU may want. */
  public static String cuda() {
    return of("cuda.h", "", List.of(Tile.WIDE, Tile.MEDIUM, Tile.SMALL));
  }

  /** The same with products in TF32, which tensor cores from compute capability 8.0 on take. */
  public static String cudaInTf32() {
    return "#define TENSOR\n" + cuda();
  }

  private static String of(String header, String changes, List<Tile> tiles) {
    StringBuilder source = new StringBuilder(text(header)).append(changes).append(text("layers.c")).append(text("products.h"));
    String product = text("product.c");
    for (Tile tile : tiles) {
      define(source, "TILE", tile.id());
      define(source, "TILE_ROWS", tile.rows());
      define(source, "TILE_COLUMNS", tile.columns());
      define(source, "ITEM_ROWS", tile.itemRows());
      define(source, "ITEM_COLUMNS", tile.itemColumns());
      source.append(product);
      for (String name : List.of("TILE", "TILE_ROWS", "TILE_COLUMNS", "ITEM_ROWS", "ITEM_COLUMNS")) {
        source.append("#undef ").append(name).append('\n');
      }
    }
    return source.toString();
  }

  private static void define(StringBuilder source, String name, Object value) {
    source.append("#define ").append(name).append(' ').append(value).append('\n');
  }

  private static String text(String name) {
    try (InputStream in = KernelSource.class.getResourceAsStream("/convscope/engine/gpu/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The program's own file " + name, unreadable);
    }
  }
}
