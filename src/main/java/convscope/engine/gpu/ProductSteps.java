package convscope.engine.gpu;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.Tile;
import convscope.model.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a layer that is a product. If its sums are too few to occupy the whole card, their depth is divided
 * among groups, and a second kernel adds the partial sums in order.
 */
final class ProductSteps {
  /** This many groups per unit keep a card busy while some of them wait for memory. */
  private static final int GROUPS_A_UNIT = 4;
  /** A shorter share would cost more to add than it saves. */
  private static final int SHORTEST_SHARE = 64;

  private final LayerPlace place;
  private final Product product;
  private final CardBuffer windowPlaces;
  private final CardBuffer windowTaps;

  ProductSteps(LayerPlace place, Product product) {
    this.place = place;
    this.product = product;
    windowPlaces = table(product.windowPlaces());
    windowTaps = table(product.windowTaps());
  }

  private CardBuffer table(int[] values) {
    CardBuffer buffer = place.card().buffer(values.length);
    place.card().write(values, buffer);
    return buffer;
  }

  /**
   * The tiling of one product.
   *
   * @param kernel with the tile's name
   * @param length the depth of a share
   * @param count the number of shares
   */
  private record Cut(String kernel, Tile tile, int rows, int columns, int length, int count) {

    boolean whole() {
      return count == 1;
    }
  }

  /** Uses the largest tile that gives work to all units, or else the smallest. */
  private Cut cut(String kernel, int rows, int columns, int depth, int places, boolean inFours) {
    int units = place.card().facts().units();
    List<Tile> tiles = place.card().tiles();
    int next = 0;
    while (true) {
      Tile tile = tiles.get(next++);
      String name = kernel + "_" + tile.id(inFours ? tile.widest() : 1);
      int groups = tiles(rows, tile.rows()) * tiles(columns, tile.columns());
      int most = product.byPlace() ? 1 : Math.max(1, Math.min(units * GROUPS_A_UNIT / groups, depth / SHORTEST_SHARE));
      int length = (depth + most - 1) / most;
      length = Math.min(depth, (length + 15) / 16 * 16);
      Cut cut = new Cut(name, tile, rows, columns, length, (depth + length - 1) / length);
      if (next == tiles.size() || (long) groups * cut.count() * places >= 2L * units) {
        return cut;
      }
    }
  }

  private static int tiles(int count, int size) {
    return (count + size - 1) / size;
  }

  /** A launch of {@code cut}, whose groups in z are {@code depths}: shares, or positions. */
  private static CardStep launch(Cut cut, int depths, List<Object> arguments) {
    return new CardStep.Launch(cut.kernel(), arguments,
        new CardStep.Groups(tiles(cut.rows(), cut.tile().rows()), tiles(cut.columns(), cut.tile().columns()), depths),
        cut.tile().items());
  }

  /** Whether the numbers of channels and filters are multiples of four, and the weights start at a multiple of four. */
  private boolean inFours(boolean channels, boolean filters) {
    return place.first() % 4 == 0 && (!channels || product.in().channels() % 4 == 0)
        && (!filters || product.filters() % 4 == 0);
  }

  private int rows(int placesOfAnImage) {
    return product.byPlace() ? place.batch() : Math.multiplyExact(place.batch(), placesOfAnImage);
  }

  private int byPlace() {
    return product.byPlace() ? 1 : 0;
  }

  GpuLayer layer(Activation activation) {
    List<CardStep> backward = new ArrayList<>();
    if (place.hasGradients()) {
      backward.addAll(filters());
    }
    if (place.hasInputGradient()) {
      backward.addAll(data());
    }
    return new GpuLayer(forward(activation == Activation.RELU ? 1 : 0), backward);
  }

  /** Where the biases begin among the parameters; −1 if there are none. */
  private int biases() {
    return product.biased() ? place.first() + product.weights() : -1;
  }

  private List<CardStep> forward(int activated) {
    int rows = rows(product.places());
    int columns = product.filters();
    int biases = biases();
    Cut cut = cut("forward", rows, columns, product.window(), product.byPlace() ? product.places() : 1,
        inFours(true, true));
    CardBuffer to = cut.whole() ? place.output()
        : place.card().buffer(Math.multiplyExact(cut.count(), place.outputCount()));
    List<CardStep> steps = new ArrayList<>();
    steps.add(launch(cut, product.byPlace() ? product.places() : cut.count(), List.of(
        place.input(), windowPlaces, windowTaps, place.parameters(), place.first(), biases, to, place.batch(),
        product.places(), columns, product.window(), product.in().height(), product.in().width(), product.in().size(),
        byPlace(), cut.length(), cut.whole() ? 1 : 0, activated)));
    if (!cut.whole()) {
      steps.add(Elements.launch("finish_forward", place.outputCount(), to, place.parameters(), biases, place.output(),
          place.outputCount(), columns, cut.count(), activated));
    }
    return steps;
  }

  private List<CardStep> data() {
    int rows = rows(product.pixels());
    int columns = product.in().channels();
    Cut cut = cut("data", rows, columns, product.pixelDepth(), product.byPlace() ? product.pixels() : 1,
        inFours(false, true));
    CardBuffer to = cut.whole() ? place.inputGradient()
        : place.card().buffer(Math.multiplyExact(cut.count(), place.inputCount()));
    List<CardStep> steps = new ArrayList<>();
    steps.add(launch(cut, product.byPlace() ? product.pixels() : cut.count(), List.of(
        place.outputGradient(), table(product.pixelPlaces()), table(product.pixelTaps()), place.parameters(),
        place.first(), place.input(), to, place.batch(), product.pixels(), columns, product.pixelDepth(),
        product.out().height(), product.out().width(), product.filters(), product.stride(), byPlace(),
        product.window() * product.filters(), cut.length(), cut.whole() ? 1 : 0, place.mask())));
    if (!cut.whole()) {
      steps.add(Elements.launch("finish_data", place.inputCount(), to, place.input(), place.inputGradient(),
          place.inputCount(), cut.count(), place.mask()));
    }
    return steps;
  }

  private List<CardStep> filters() {
    // The row after the window's holds the biases, if there are any.
    int rows = product.window() + (product.biased() ? 1 : 0);
    int columns = product.filters();
    int depth = rows(product.places());
    Cut cut = cut("filters", rows, columns, depth, product.byPlace() ? product.places() : 1, inFours(true, true));
    int count = Math.multiplyExact(rows, columns);
    CardBuffer to = cut.whole() ? place.gradients() : place.card().buffer(Math.multiplyExact(cut.count(), count));
    List<CardStep> steps = new ArrayList<>();
    steps.add(launch(cut, product.byPlace() ? product.places() : cut.count(), List.of(
        place.input(), windowPlaces, windowTaps, place.outputGradient(), to, place.first(),
        biases(), place.batch(), product.places(), columns, product.window(),
        product.in().height(), product.in().width(), product.in().size(), byPlace(), cut.length(),
        cut.whole() ? 1 : 0)));
    if (!cut.whole()) {
      steps.add(Elements.launch("finish_filters", count, to, place.gradients(), place.first(), count, cut.count()));
    }
    return steps;
  }
}
