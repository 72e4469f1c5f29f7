package convscope.engine.dl4j.loops;

import convscope.model.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** The tiles of an image, and how its values get into a {@link Fourier} tile and out again. Immutable. */
final class Tiles {
  private static final int LANES = Fourier.LANES;

  private final Shape image;
  private final Runs rows;
  private final Runs columns;
  private final List<List<Runs.Run>> innerRows = new ArrayList<>();
  private final List<List<Runs.Run>> innerColumns = new ArrayList<>();
  private final List<List<Runs.Run>> aroundRows = new ArrayList<>();
  private final List<List<Runs.Run>> aroundColumns = new ArrayList<>();

  /** For images of shape {@code image} under windows of {@code window} × {@code window}. */
  Tiles(Shape image, int window) {
    this.image = image;
    rows = Runs.of(image.height(), window);
    columns = Runs.of(image.width(), window);
    for (int i = 0; i < rows.tiles(); i++) {
      innerRows.add(rows.inner(i));
      aroundRows.add(rows.around(i));
    }
    for (int i = 0; i < columns.tiles(); i++) {
      innerColumns.add(columns.inner(i));
      aroundColumns.add(columns.around(i));
    }
  }

  /** How many an image has. */
  int count() {
    return rows.tiles() * columns.tiles();
  }

  /** Whether the transforms that know of 12 rows and columns alone will do. */
  boolean few() {
    return rows.few() && columns.few();
  }

  /** Where in a tile the window's row or column number {@code at} stands, with its middle at place 0. */
  int place(int at) {
    return (at - rows.before() + Fourier.SIZE) % Fourier.SIZE;
  }

  /**
   * Fills {@code to.tile} from an image.
   *
   * @param from holds the image from value {@code start} on
   * @param tile which
   * @param around with what its window reaches beside its own places, or with those alone
   * @param channel the first of the channels that are wanted
   */
  void read(FloatBuffer from, int start, int tile, boolean around, int channel, Fourier to) {
    int lanes = Math.min(LANES, image.channels() - channel);
    boolean whole = lanes == LANES && image.channels() == LANES;
    if (!few() || lanes < LANES || image.height() < Fourier.FEW || image.width() < Fourier.FEW) {
      to.clear();
    }
    for (Runs.Run down : rowRuns(tile, around)) {
      for (Runs.Run across : columnRuns(tile, around)) {
        for (int y = 0; y < down.length(); y++) {
          int source = start + ((down.image() + y) * image.width() + across.image()) * image.channels() + channel;
          float[] row = to.tile[down.tile() + y];
          int target = across.tile() * LANES;
          if (whole) {
            from.get(source, row, target, across.length() * LANES);
            continue;
          }
          for (int x = 0; x < across.length(); x++) {
            from.get(source + x * image.channels(), row, target + x * LANES, lanes);
          }
        }
      }
    }
  }

  /** Puts the places that the tile gives, from {@code from.values}, into an image; the counterpart of {@link #read}. */
  void write(Fourier from, FloatBuffer to, int start, int tile, int channel) {
    int lanes = Math.min(LANES, image.channels() - channel);
    boolean whole = lanes == LANES && image.channels() == LANES;
    for (Runs.Run down : rowRuns(tile, false)) {
      for (Runs.Run across : columnRuns(tile, false)) {
        for (int y = 0; y < down.length(); y++) {
          int target = start + ((down.image() + y) * image.width() + across.image()) * image.channels() + channel;
          float[] row = from.values[down.tile() + y];
          int source = across.tile() * LANES;
          if (whole) {
            to.put(target, row, source, across.length() * LANES);
            continue;
          }
          for (int x = 0; x < across.length(); x++) {
            to.put(target + x * image.channels(), row, source + x * LANES, lanes);
          }
        }
      }
    }
  }

  /** Adds what the tile's places and those around them have in {@code from.values} to an image. */
  void add(Fourier from, FloatBuffer to, int start, int tile, int channel) {
    int lanes = Math.min(LANES, image.channels() - channel);
    // The spectrum is used up by now.
    float[] scratch = from.real[0];
    for (Runs.Run down : rowRuns(tile, true)) {
      for (Runs.Run across : columnRuns(tile, true)) {
        for (int y = 0; y < down.length(); y++) {
          for (int x = 0; x < across.length(); x++) {
            int target = start + ((down.image() + y) * image.width() + across.image() + x) * image.channels() + channel;
            to.get(target, scratch, 0, lanes);
            Lanes.addAt(scratch, 0, from.values[down.tile() + y], (across.tile() + x) * LANES, lanes);
            to.put(target, scratch, 0, lanes);
          }
        }
      }
    }
  }

  private List<Runs.Run> rowRuns(int tile, boolean around) {
    return (around ? aroundRows : innerRows).get(tile / columns.tiles());
  }

  private List<Runs.Run> columnRuns(int tile, boolean around) {
    return (around ? aroundColumns : innerColumns).get(tile % columns.tiles());
  }
}
