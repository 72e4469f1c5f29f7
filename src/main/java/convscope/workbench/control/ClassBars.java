package convscope.workbench.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The probability of each class: a bar and a percentage beside every name, in the classes' order or the most probable
 * first. The true class has a mark after its name, so
 * that it can be recognized without color. JavaFX thread.
 */
public final class ClassBars extends GridPane {
  private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");
  private static final double PERCENT = 100;
  private static final String MARK = " ✓";

  private final List<Label> names = new ArrayList<>();
  private final List<Region> bars = new ArrayList<>();
  private final List<Label> figures = new ArrayList<>();
  private double[] shares = {};
  private boolean sorted;

  public ClassBars() {
    getStyleClass().add("class-bars");
    for (int column = 0; column < 3; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setHgrow(column == 1 ? Priority.ALWAYS : Priority.NEVER);
      constraints.setHalignment(column == 2 ? HPos.RIGHT : HPos.LEFT);
      getColumnConstraints().add(constraints);
    }
  }

  /**
   * Shows {@code probabilities} of the classes {@code classNames}.
   *
   * @param truth the true class number, −1 if unknown
   */
  public void show(List<String> classNames, double[] probabilities, int truth) {
    shares = probabilities.clone();
    while (names.size() < shares.length) {
      addRow();
    }
    while (names.size() > shares.length) {
      int last = names.size() - 1;
      getChildren().removeAll(names.remove(last), bars.remove(last).getParent(), figures.remove(last));
    }
    int top = 0;
    for (int c = 1; c < shares.length; c++) {
      top = shares[c] > shares[top] ? c : top;
    }
    for (int c = 0; c < shares.length; c++) {
      names.get(c).setText(classNames.get(c) + (c == truth ? MARK : ""));
      figures.get(c).setText(String.format(Locale.ROOT, "%.1f%%", PERCENT * shares[c]));
      names.get(c).pseudoClassStateChanged(TOP, c == top);
      bars.get(c).pseudoClassStateChanged(TOP, c == top);
      bars.get(c).getParent().requestLayout();
    }
    arrange();
  }

  /** Sets whether the most probable class is on top, or the classes keep their order. */
  public void setSorted(boolean sorted) {
    this.sorted = sorted;
    arrange();
  }

  private void arrange() {
    List<Integer> order = IntStream.range(0, names.size()).boxed()
        .sorted(sorted ? Comparator.comparingDouble(label -> -shares[label]) : Comparator.naturalOrder()).toList();
    for (int row = 0; row < order.size(); row++) {
      int label = order.get(row);
      setRowIndex(names.get(label), row);
      setRowIndex(bars.get(label).getParent(), row);
      setRowIndex(figures.get(label), row);
    }
  }

  /** The text beside bar {@code index}. */
  public String figure(int index) {
    return figures.get(index).getText();
  }

  private void addRow() {
    int row = names.size();
    Label name = new Label();
    name.getStyleClass().add("name");
    Region bar = new Region();
    bar.getStyleClass().add("bar");
    StackPane room = new StackPane(bar) {
      @Override
      protected void layoutChildren() {
        double width = row < shares.length ? Math.max(1, getWidth() * shares[row]) : 0;
        bar.resizeRelocate(0, 0, snapSizeX(width), getHeight());
      }
    };
    room.getStyleClass().add("room");
    room.setAlignment(Pos.CENTER_LEFT);
    Label figure = new Label();
    figure.getStyleClass().add("figure");
    names.add(name);
    bars.add(bar);
    figures.add(figure);
    addRow(row, name, room, figure);
  }

  @Override
  public String getUserAgentStylesheet() {
    return ClassBars.class.getResource("control.css").toExternalForm();
  }
}
