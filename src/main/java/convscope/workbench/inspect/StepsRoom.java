package convscope.workbench.inspect;

import convscope.workbench.control.ClassBars;
import convscope.workbench.fx.Presence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Shares out the room of the page of steps: the formula stands between the pictures of input and output where it can
 * be read there, else below them, and in a narrow page the sentence too; the numbers are as large as is useful, and the
 * pictures get the rest. What has no room even so is scrolled to. JavaFX thread.
 */
final class StepsRoom {
  private static final int LEAST_FACTOR = 2;
  /** The part of the width that the pictures may take with the formula below them. */
  private static final double ABOVE = 0.62;
  /** The words between the pictures are at least so wide, in sizes of the type. */
  private static final double WORDS = 22;
  /** A picture's name may be so wide. */
  private static final double NAME = 7.5;
  /** In so many sizes of the type a sentence takes two lines at most, else three. */
  private static final double LONG_LINE = 34;
  private static final double SENTENCE_LINE = 1.4;
  /** The part of the width that the tables of a softmax may take. */
  private static final double TABLES = 0.6;
  /** The sentence stands below the pictures if it would be narrower than this, in sizes of the type. */
  private static final double NARROW = 12;
  /** The part of the height that the pictures may take in a narrow page. */
  private static final double NARROW_HIGH = 0.4;
  /** Bars beside the tables are at least so wide, in sizes of the type. */
  private static final double BARS = 12;
  private static final double SUM_WIDTH = 4.6;
  private static final double SUM_LEAST = 3.4;
  private static final double SUM_HEIGHT = 1.65;
  private static final double COLOUR_HEIGHT = 1.3;
  private static final double CAPTION = 1.5;

  /** The parts that are shared out. */
  record Parts(Label sentence, VBox partialPart, HBox formula, StageRow stages, TableRow tables, NumberGrid partial,
      StepPicture input, StepPicture before, StepPicture output, ClassBars bars) {}

  /** Where the formula and the way to the value are. */
  private enum Place {
    /** Both are between the pictures. */
    BETWEEN,
    /** The way to the value is between the pictures, the formula below them. */
    STAGES_BETWEEN,
    /** Both are below. */
    BELOW,
    /** Both are below, and the sentence too. */
    ALL_BELOW
  }

  private final VBox body;
  private final HBox pictures;
  private final VBox words;
  private final Parts parts;
  private Place place = Place.BELOW;
  private int shownFactor = LEAST_FACTOR;

  /** @param words the column between the pictures */
  StepsRoom(VBox body, HBox pictures, VBox words, Parts parts) {
    this.body = body;
    this.pictures = pictures;
    this.words = words;
    this.parts = parts;
  }

  /** Shares out {@code width} by {@code height} points for {@code frame} in type of {@code type} points. */
  void fit(StepFrame frame, double width, double height, double type) {
    List<StepFrame.Picture> shown = Stream.of(frame.input(), frame.before(), frame.output()).filter(Objects::nonNull)
        .toList();
    if (shown.isEmpty()) {
      classes(width, height, type);
      return;
    }
    double gaps = pictures.getSpacing() * shown.size();
    double captions = CAPTION * type;
    int wide = shown.stream().mapToInt(StepFrame.Picture::width).sum();
    int high = shown.stream().mapToInt(StepFrame.Picture::height).max().orElse(1);
    double tablesWide = Math.max(WORDS * type, parts.tables().largestWidth(type));
    double stagesHigh = parts.stages().prefHeight(width);
    double besideAcross = (width - gaps - tablesWide) / wide;
    int beside = factor((height - captions) / high, besideAcross);
    double below = Math.max(0, height - parts.tables().largestHeight(type) - 2 * captions - body.getSpacing());
    int above = factor(below / high, ABOVE * width / wide);
    if (besideAcross >= LEAST_FACTOR && beside >= above) {
      double middle = width - beside * wide - gaps;
      double others = said(middle, type) + stagesHigh + sums(frame, middle, type) + 3 * words.getSpacing() + captions;
      if (others + parts.tables().leastHeight(type) <= height) {
        place(Place.BETWEEN);
        parts.tables().fit(middle, height - others, type);
        show(frame, beside);
        return;
      }
    }
    double named = shown.stream().mapToDouble(one -> Math.max(LEAST_FACTOR * one.width(), NAME * type)).sum();
    if (width - named - gaps < NARROW * type) {
      place(Place.ALL_BELOW);
      said(width, type);
      sums(frame, width, type);
      parts.tables().fit(width, height, type);
      show(frame, factor(NARROW_HIGH * height / high, (width - gaps) / wide));
      return;
    }
    double said = said(width / 2, type) + sums(frame, width / 2, type) + words.getSpacing();
    double least = Math.max(LEAST_FACTOR * high + captions, said);
    double line = parts.tables().fit(width, height - stagesHigh - captions - 2 * body.getSpacing() - least, type);
    double rest = height - line * parts.tables().height() - 2 * captions - body.getSpacing();
    int factor = factor(rest / high, ABOVE * width / wide);
    // With room enough between the pictures, the way to the value stands there as well.
    int shownAt = factor;
    double across = shown.stream().mapToDouble(one -> Math.max(shownAt * one.width(), NAME * type)).sum();
    boolean inside = said + stagesHigh + words.getSpacing() <= factor * high + captions
        && parts.stages().prefWidth(-1) <= width - across - gaps;
    if (!inside) {
      factor = factor((rest - stagesHigh - body.getSpacing()) / high, ABOVE * width / wide);
    }
    place(inside ? Place.STAGES_BETWEEN : Place.BELOW);
    show(frame, factor);
    double middle = width - pictures.getChildren().stream().filter(part -> part != words && part.isManaged())
        .mapToDouble(part -> part.prefWidth(-1) + pictures.getSpacing()).sum();
    sums(frame, middle, type);
    said(middle, type);
  }

  /** Keeps room for the longest sentence in {@code width}, so that nothing moves from step to step; how high it is. */
  private double said(double width, double type) {
    double high = (width >= LONG_LINE * type || parts.partialPart().isManaged() ? 2 : 3) * SENTENCE_LINE * parts.sentence().getFont().getSize();
    parts.sentence().setMinHeight(high);
    return Math.max(high, parts.sentence().prefHeight(width));
  }

  /** The softmax has no pictures, but bars beside its tables, each beside its row. */
  private void classes(double width, double height, double type) {
    place(Place.BELOW);
    boolean beside = width * (1 - TABLES) >= BARS * type;
    Presence.set(parts.bars(), beside);
    double others = parts.stages().prefHeight(width) + said(width, type) + 3 * body.getSpacing();
    double line = parts.tables().fit(beside ? width * TABLES : width, height - others - CAPTION * type, type);
    int rows = parts.tables().height();
    if (!parts.bars().getStyle().equals(parts.tables().numberStyle())) {
      parts.bars().setStyle(parts.tables().numberStyle());
      parts.bars().applyCss();
    }
    parts.bars().setVgap(0);
    parts.bars().setVgap(Math.max(0, (line * rows - parts.bars().prefHeight(-1)) / rows));
    parts.bars().setPadding(new Insets(0, 0, parts.bars().getVgap() / 2, 0));
  }

  private static int factor(double byHeight, double byWidth) {
    return Math.max(LEAST_FACTOR, (int) Math.floor(Math.min(byHeight, byWidth)));
  }

  /** Shows the pictures of {@code frame} in the room that they have. */
  void repaint(StepFrame frame) {
    show(frame, shownFactor);
  }

  private void show(StepFrame frame, int factor) {
    shownFactor = factor;
    if (frame.input() != null) {
      parts.input().show(frame.input(), factor);
    }
    if (frame.before() != null) {
      parts.before().show(frame.before(), factor);
    }
    if (frame.output() != null) {
      parts.output().show(frame.output(), factor);
    }
  }

  /** Makes the partial sums fit into {@code width}; how high they and their caption are. */
  private double sums(StepFrame frame, double width, double type) {
    NumberTable sums = frame.partial();
    if (sums == null) {
      return 0;
    }
    double cell = Math.min(SUM_WIDTH * type, width / sums.columns());
    boolean numbers = cell >= SUM_LEAST * type;
    double high = numbers ? SUM_HEIGHT * type : Math.min(cell, COLOUR_HEIGHT * type);
    parts.partial().size(cell, high, numbers);
    boolean named = parts.partialPart().getChildrenUnmodifiable().get(0).isManaged();
    return (named ? CAPTION * type : 0) + high * sums.height();
  }

  private void place(Place wanted) {
    if (wanted == place) {
      return;
    }
    place = wanted;
    body.getChildren().removeAll(parts.formula(), parts.stages(), words);
    pictures.getChildren().remove(words);
    List<Region> inside = switch (wanted) {
      case BETWEEN -> List.of(parts.sentence(), parts.formula(), parts.partialPart(), parts.stages());
      case STAGES_BETWEEN -> List.of(parts.sentence(), parts.partialPart(), parts.stages());
      case BELOW, ALL_BELOW -> List.of(parts.sentence(), parts.partialPart());
    };
    words.getChildren().setAll(inside);
    boolean narrow = wanted == Place.ALL_BELOW;
    for (Node part : pictures.getChildren()) {
      Label caption = (Label) ((VBox) part).getChildren().get(0);
      caption.setWrapText(narrow);
      caption.setMinWidth(narrow ? 0 : Region.USE_PREF_SIZE);
    }
    if (narrow) {
      body.getChildren().add(words);
    } else {
      pictures.getChildren().add(1, words);
    }
    if (wanted != Place.BETWEEN) {
      body.getChildren().add(parts.formula());
    }
    if (wanted == Place.BELOW || narrow) {
      body.getChildren().add(parts.stages());
    }
  }
}
