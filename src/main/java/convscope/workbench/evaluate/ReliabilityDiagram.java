package convscope.workbench.evaluate;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/**
 * A reliability diagram: a bar for each confidence bin up to its accuracy, the distance to the confidence, and below it
 * the number of examples. On the diagonal, confidence equals accuracy. Style class {@code reliability}. JavaFX thread.
 */
public final class ReliabilityDiagram extends Region {
  private static final String[] TICKS = {"0", "0.2", "0.4", "0.6", "0.8", "1"};
  private static final double COUNTS_SHARE = 0.18;
  private static final double GAP = 8;
  private static final double LEAST = 160;
  private static final double USUAL = 420;

  private final Region plain = region("plain");
  private final Line diagonal = new Line();
  private final Label across = new Label();
  private final Label up = new Label();
  private final Label below = new Label();
  private final List<Label> acrossTicks = new ArrayList<>();
  private final List<Label> upTicks = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  /**
   * One bar.
   *
   * @param confidence the mean confidence of its examples, 0 … 1; without meaning if there are none
   * @param accuracy the fraction of them predicted correctly
   * @param words its text under the pointer
   */
  public record Bar(double low, double high, int count, double confidence, double accuracy, String words) {}

  private record Column(Bar bar, Region accuracy, Region distance, Region count, Region whole) {}

  public ReliabilityDiagram() {
    getStyleClass().add("reliability");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    diagonal.getStyleClass().add("diagonal");
    diagonal.setManaged(false);
    for (String tick : TICKS) {
      acrossTicks.add(tick(tick));
      upTicks.add(tick(tick));
    }
    for (Label title : List.of(across, up, below)) {
      title.getStyleClass().add("axis-title");
    }
    up.setRotate(-90);
  }

  private static Label tick(String words) {
    Label tick = new Label(words);
    tick.getStyleClass().add("tick");
    return tick;
  }

  private static Region region(String style) {
    Region region = new Region();
    region.getStyleClass().add(style);
    return region;
  }

  /**
   * Shows {@code bars}, from the lowest confidence to the highest.
   *
   * @param confidence the name of the x axis
   * @param accuracy the name of the y axis
   * @param counts the name of the bars below
   */
  public void show(List<Bar> bars, String confidence, String accuracy, String counts) {
    across.setText(confidence);
    up.setText(accuracy);
    below.setText(counts);
    columns.clear();
    getChildren().setAll(plain);
    for (Bar bar : bars) {
      Region whole = region("whole");
      whole.setAccessibleHelp(bar.words());
      columns.add(new Column(bar, region("accuracy"), region("distance"), region("count"), whole));
    }
    columns.forEach(column -> getChildren().addAll(column.accuracy(), column.distance(), column.count()));
    getChildren().add(diagonal);
    columns.forEach(column -> getChildren().add(column.whole()));
    getChildren().addAll(acrossTicks);
    getChildren().addAll(upTicks);
    getChildren().addAll(across, up, below);
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return LEAST;
  }

  @Override
  protected double computeMinHeight(double width) {
    return LEAST;
  }

  @Override
  protected double computePrefWidth(double height) {
    return USUAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return USUAL;
  }

  @Override
  protected void layoutChildren() {
    double line = Math.ceil(acrossTicks.get(0).prefHeight(-1));
    double left = line + GAP + Math.ceil(upTicks.get(1).prefWidth(-1)) + GAP;
    double room = getHeight() - 3 * line - 3 * GAP;
    double counts = Math.floor(COUNTS_SHARE * room);
    double high = Math.floor(room - counts);
    double wide = Math.floor(Math.min(getWidth() - left - 2 * GAP, 1.6 * high));
    double foot = line / 2 + high;
    plain.resizeRelocate(left, line / 2, wide, high);
    diagonal.setStartX(left);
    diagonal.setStartY(foot);
    diagonal.setEndX(left + wide);
    diagonal.setEndY(line / 2);
    for (int i = 0; i < TICKS.length; i++) {
      double share = i / (TICKS.length - 1.0);
      place(acrossTicks.get(i), left + share * wide, foot + GAP / 2 + line / 2);
      Label tick = upTicks.get(i);
      double width = Math.ceil(tick.prefWidth(-1));
      tick.resizeRelocate(left - GAP - width, foot - share * high - line / 2, width, line);
    }
    place(up, line / 2, line / 2 + high / 2);
    place(across, left + wide / 2, foot + GAP / 2 + 1.5 * line);
    double countsFoot = foot + GAP + 2 * line + GAP + counts;
    double largest = columns.stream().mapToInt(column -> column.bar().count()).max().orElse(1);
    for (Column column : columns) {
      Bar bar = column.bar();
      double x = Math.round(left + bar.low() * wide) + 1;
      double width = Math.max(1, Math.round(left + bar.high() * wide) - x - 1);
      boolean some = bar.count() > 0;
      double accurate = some ? bar.accuracy() * high : 0;
      double confident = some ? bar.confidence() * high : 0;
      column.accuracy().resizeRelocate(x, foot - accurate, width, accurate);
      column.distance().resizeRelocate(x, foot - Math.max(accurate, confident), width, Math.abs(accurate - confident));
      double many = some ? Math.max(1, bar.count() / largest * counts) : 0;
      column.count().resizeRelocate(x, countsFoot - many, width, many);
      column.whole().resizeRelocate(x, 0, width, countsFoot);
    }
    place(below, left + wide / 2, countsFoot + line / 2);
  }

  private void place(Label label, double centreX, double centreY) {
    double width = Math.ceil(label.prefWidth(-1));
    double height = Math.ceil(label.prefHeight(-1));
    label.resizeRelocate(snapPositionX(centreX - width / 2), snapPositionY(centreY - height / 2), width, height);
  }

  @Override
  public String getUserAgentStylesheet() {
    return ReliabilityDiagram.class.getResource("judge.css").toExternalForm();
  }
}
