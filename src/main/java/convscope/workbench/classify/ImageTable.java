package convscope.workbench.classify;

import convscope.data.ClassLabels;
import convscope.data.ImageSet;
import convscope.insight.Classification;
import convscope.pictures.Picture;
import convscope.workbench.control.Colours;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Texts;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The columns of the table of images: thumbnail and name, prediction with a mark whether it is correct, probability,
 * true class. They share its width in any language and font size; classes have their short names. JavaFX thread.
 */
final class ImageTable {
  /** In type of 14 points; the style sheet gives the table enough for all of them. */
  private static final double NAME_WIDTH = 166;
  private static final double PREDICTION_WIDTH = 112;
  private static final double PROBABILITY_WIDTH = 106;
  private static final double TRUTH_WIDTH = 98;
  private static final double TYPE = 14;

  private final TableView<ClassifiedImage> table;
  private final Texts texts;
  private final ClassLabels labels;
  private final TableColumn<ClassifiedImage, String> probability;
  private final TableColumn<ClassifiedImage, String> truth;

  ImageTable(TableView<ClassifiedImage> table, Texts texts) {
    this.table = table;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    add("file", NAME_WIDTH, image -> Bindings.createStringBinding(() -> image.source().name().in(texts)))
        .setCellFactory(made -> new NameCell());
    add("top", PREDICTION_WIDTH,
        image -> Bindings.createStringBinding(() -> prediction(image), image.classificationProperty()))
        .setCellFactory(made -> new PredictionCell());
    probability = add("probability", PROBABILITY_WIDTH, image -> Bindings.createStringBinding(
        () -> probability(image.classificationProperty().get()), image.classificationProperty()));
    truth = add("truth", TRUTH_WIDTH,
        image -> Bindings.createStringBinding(() -> trueClass(image), image.classificationProperty()));
    truth.setVisible(false);
  }

  private TableColumn<ClassifiedImage, String> add(String key, double width,
      Function<ClassifiedImage, ObservableValue<String>> words) {
    TableColumn<ClassifiedImage, String> column = new TableColumn<>(texts.get("column." + key));
    column.getStyleClass().add(key);
    column.setCellValueFactory(line -> words.apply(line.getValue()));
    column.setReorderable(false);
    column.setUserData(width);
    column.setPrefWidth(width);
    table.getColumns().add(column);
    return column;
  }

  /** Makes the columns as wide as texts in type of {@code size} points need. */
  void fit(double size) {
    for (TableColumn<?, ?> column : table.getColumns()) {
      column.setPrefWidth((double) column.getUserData() * size / TYPE);
    }
  }

  /** Shows the probabilities or, in a narrow list, leaves their room to the names; the details say them too. */
  void showProbabilities(boolean shown) {
    probability.setVisible(shown);
  }

  /**
   * Shows the true classes where one is known, which may have changed with the images or the network.
   *
   * @param wide whether there is room for them; without, the marks tell whether a prediction is correct
   */
  void showKnownTruth(boolean wide) {
    truth.setVisible(wide && table.getItems().stream().anyMatch(image -> image.truth() != null));
  }

  private String prediction(ClassifiedImage image) {
    Classification now = image.classificationProperty().get();
    if (!image.readable()) {
      return texts.get("unreadable");
    }
    if (now == null) {
      return "…";
    }
    String name = labels.brief(now.top().className());
    return image.picture().incomplete() ? texts.get("incomplete.row", name) : name;
  }

  private static String probability(@Nullable Classification now) {
    return now == null ? "" : String.format(Locale.ROOT, "%.1f%%", 100 * now.top().probability());
  }

  private String trueClass(ClassifiedImage image) {
    String known = image.truth();
    return known == null ? "" : labels.brief(known);
  }

  /** The thumbnail, which follows a drawing, and the name. */
  private static final class NameCell extends TableCell<ClassifiedImage, String> {
    private final PixelView thumbnail = new PixelView();
    private final ChangeListener<Picture> redrawn = (property, was, is) -> draw(is);
    /** Images outlive the window of a language, whose cells are not emptied when it closes. */
    private final WeakChangeListener<Picture> listener = new WeakChangeListener<>(redrawn);
    private @Nullable ClassifiedImage shown;

    NameCell() {
      // What tells names apart is mostly at their ends, as with the number of a test image.
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      ClassifiedImage image = empty || getTableRow() == null ? null : getTableRow().getItem();
      setText(empty ? null : name);
      follow(image == null || !image.readable() ? null : image);
    }

    private void follow(@Nullable ClassifiedImage image) {
      if (shown != null) {
        shown.pictureProperty().removeListener(listener);
      }
      shown = image;
      setGraphic(image == null ? null : thumbnail);
      if (image != null) {
        image.pictureProperty().addListener(listener);
        draw(image.picture());
      }
    }

    private void draw(Picture picture) {
      thumbnail.setPixels(ImageSet.WIDTH, ImageSet.HEIGHT, Colours.ofBytes(picture.pixels()));
    }
  }

  /** The predicted class, after a tick or a cross where the true class is known. */
  private final class PredictionCell extends TableCell<ClassifiedImage, String> {
    private final FontIcon mark = new FontIcon();

    PredictionCell() {
      mark.getStyleClass().add("correctness");
    }

    @Override
    protected void updateItem(String words, boolean empty) {
      super.updateItem(words, empty);
      ClassifiedImage image = empty || getTableRow() == null ? null : getTableRow().getItem();
      Correctness now = image == null ? Correctness.UNKNOWN : image.correctness();
      boolean judged = now == Correctness.RIGHT || now == Correctness.WRONG;
      setText(empty ? null : words);
      setGraphic(judged ? mark : null);
      setAccessibleHelp(judged ? texts.get(now == Correctness.RIGHT ? "mark.right" : "mark.wrong", trueClass(image))
          : null);
      if (judged) {
        mark.setIconLiteral(now == Correctness.RIGHT ? "fth-check" : "fth-x");
        mark.getStyleClass().removeAll("right", "wrong");
        mark.getStyleClass().add(now == Correctness.RIGHT ? "right" : "wrong");
      }
    }
  }
}
