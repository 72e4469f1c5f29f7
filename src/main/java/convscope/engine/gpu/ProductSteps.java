package convscope.engine.gpu;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.Tile;
import convscope.model.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a layer that is a product. Where its sums are too few to give work to the whole card, their depth is shared out
 * among groups, and a second kernel adds the shares in their order.
 */
final class ProductSteps {
  /** So many groups for each unit keep a card busy while some of them wait for memory. */
  private static final int GROUPS_A_UNIT = 4;
  /** A share that is shorter would cost more to add than it saves. */
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
   * How one product is cut up.
   *
   * @param length the depth of a share
   * @param count the number of shares
   */
  private record Shares(int length, int count) {}

  private Shares shares(Tile tile, int rows, int columns, int depth) {
    int groups = tiles(rows, tile.rows()) * tiles(columns, tile.columns());
    int wanted = place.card().facts().units() * GROUPS_A_UNIT;
    int most = product.byPlace() ? 1 : Math.max(1, Math.min(wanted / groups, depth / SHORTEST_SHARE));
    int length = (depth + most - 1) / most;
    length = Math.min(depth, (length + 7) / 8 * 8);
    return new Shares(length, (depth + length - 1) / length);
  }

  private static int tiles(int count, int size) {
    return (count + size - 1) / size;
  }

  /** A launch of {@code kernel}, whose groups in z are {@code depths}: shares, or places. */
  private static CardStep launch(String kernel, Tile tile, int rows, int columns, int depths, List<Object> arguments) {
    return new CardStep.Launch(kernel + "_" + tile.id(), arguments,
        new CardStep.Groups(tiles(rows, tile.rows()), tiles(columns, tile.columns()), depths), tile.items());
  }

  private int rows(int placesOfAnImage) {
    return product.byPlace() ? place.batch() : Math.multiplyExact(place.batch(), placesOfAnImage);
  }

  private int byPlace() {
    return product.byPlace() ? 1 : 0;
  }

  GpuLayer layer(Activation activation) {
    List<CardStep> backward = new ArrayList<>();
    if (place.gradients() != null) {
      backward.addAll(filters());
    }
    if (place.inputGradient() != null) {
      backward.addAll(data());
    }
    return new GpuLayer(forward(activation == Activation.RELU ? 1 : 0), backward);
  }

  private List<CardStep> forward(int activated) {
    Tile tile = place.tile();
    int rows = rows(product.places());
    int columns = product.filters();
    int biases = place.first() + product.weights();
    Shares shares = shares(tile, rows, columns, product.window());
    boolean whole = shares.count() == 1;
    CardBuffer to = whole ? place.output() : place.card().buffer(Math.multiplyExact(shares.count(), place.outputCount()));
    List<CardStep> steps = new ArrayList<>();
    steps.add(launch("forward", tile, rows, columns, product.byPlace() ? product.places() : shares.count(), List.of(
        place.input(), windowPlaces, windowTaps, place.parameters(), place.first(), biases, to, place.batch(),
        product.places(), columns, product.window(), product.in().height(), product.in().width(), product.in().size(),
        byPlace(), shares.length(), whole ? 1 : 0, activated)));
    if (!whole) {
      steps.add(Elements.launch("finish_forward", place.outputCount(), to, place.parameters(), biases, place.output(),
          place.outputCount(), columns, shares.count(), activated));
    }
    return steps;
  }

  private List<CardStep> data() {
    Tile tile = place.tile();
    int rows = rows(product.pixels());
    int columns = product.in().channels();
    Shares shares = shares(tile, rows, columns, product.pixelDepth());
    boolean whole = shares.count() == 1;
    CardBuffer to = whole ? place.inputGradient()
        : place.card().buffer(Math.multiplyExact(shares.count(), place.inputCount()));
    List<CardStep> steps = new ArrayList<>();
    steps.add(launch("data", tile, rows, columns, product.byPlace() ? product.pixels() : shares.count(), List.of(
        place.outputGradient(), table(product.pixelPlaces()), table(product.pixelTaps()), place.parameters(), place.first(),
        place.input(), to, place.batch(), product.pixels(), columns, product.pixelDepth(), product.out().height(),
        product.out().width(), product.filters(), product.stride(), byPlace(), product.window() * product.filters(),
        shares.length(), whole ? 1 : 0, place.mask())));
    if (!whole) {
      steps.add(Elements.launch("finish_data", place.inputCount(), to, place.input(), place.inputGradient(),
          place.inputCount(), shares.count(), place.mask()));
    }
    return steps;
  }

  private List<CardStep> filters() {
    Tile tile = place.tile();
    // The row behind the window's is the biases'.
    int rows = product.window() + 1;
    int columns = product.filters();
    int depth = rows(product.places());
    Shares shares = shares(tile, rows, columns, depth);
    boolean whole = shares.count() == 1;
    int count = Math.multiplyExact(rows, columns);
    CardBuffer to = whole ? place.gradients() : place.card().buffer(Math.multiplyExact(shares.count(), count));
    List<CardStep> steps = new ArrayList<>();
    steps.add(launch("filters", tile, rows, columns, product.byPlace() ? product.places() : shares.count(), List.of(
        place.input(), windowPlaces, windowTaps, place.outputGradient(), to, place.first(),
        place.first() + product.weights(), place.batch(), product.places(), columns, product.window(),
        product.in().height(), product.in().width(), product.in().size(), byPlace(), shares.length(), whole ? 1 : 0)));
    if (!whole) {
      steps.add(Elements.launch("finish_filters", count, to, place.gradients(), place.first(), count, shares.count()));
    }
    return steps;
  }
}
