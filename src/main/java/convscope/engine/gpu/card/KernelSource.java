package convscope.engine.gpu.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kernels' source, which OpenCL C and CUDA C++ share: a header defines the words in which they differ. The matrix
 * products occur once for each tile.
 */
public final class KernelSource {
  private KernelSource() {}

  /**
   * For OpenCL's compiler, with the products of {@code tiles}.
   *
   * @param processor whether it is for a processor, whose compiler vectorizes loops and takes minutes for unrolled ones
   */
  public static String openCl(List<Tile> tiles, boolean processor) {
    return of("opencl.h", processor ? "#undef UNROLL\n#define UNROLL\n" : "", tiles);
  }

  /** For CUDA's compiler, with the products of every tile that a GPU may use. */
  public static String cuda() {
    return of("cuda.h", "", List.of(Tile.WIDE, Tile.MEDIUM, Tile.SMALL));
  }

  /** The same with products in TF32, for tensor cores of compute capability 8.0 and later. */
  public static String cudaInTf32() {
    return "#define TENSOR\n" + cuda();
  }

  private static String of(String header, String changes, List<Tile> tiles) {
    StringBuilder source =
        new StringBuilder(text(header)).append(changes).append(text("layers.c")).append(text("products.h"));
    String product = text("product.c");
    for (Tile tile : tiles) {
      for (int vector : tile.vectors()) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("TILE", tile.id(vector));
        words.put("TILE_ROWS", tile.rows());
        words.put("TILE_COLUMNS", tile.columns());
        words.put("ITEM_ROWS", tile.itemRows());
        words.put("ITEM_COLUMNS", tile.itemColumns());
        words.put("VECTOR", vector);
        words.forEach((word, value) -> source.append("#define ").append(word).append(' ').append(value).append('\n'));
        source.append(product);
        words.keySet().forEach(word -> source.append("#undef ").append(word).append('\n'));
      }
    }
    return source.toString();
  }

  private static String text(String name) {
    try (InputStream in = KernelSource.class.getResourceAsStream("/convscope/engine/gpu/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The program's own file " + name, unreadable);
    }
  }
}
