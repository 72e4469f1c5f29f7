package convscope.workbench.train;

import convscope.data.ClassLabels;
import convscope.foundation.Figures;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Ten test images, each with the class predicted now and whether that is correct; the best accuracy so far. JavaFX
 * thread.
 */
final class TestImagesController implements Screen {
  /** In one row if each has so many times the size of the small font, enough for the longest name; else in more. */
  private static final double ONE_ROW = 7.3;
  /** Beside an image of several rows, in sizes of the small font, there is room for the mark and the probability. */
  private static final double BESIDE = 4;
  private static final int IMAGES = 10;
  /** From this width on, in sizes of the small font, the heading names the step of the best accuracy. */
  private static final double WITH_STEP = 46;

  private final TestImagesModel model;
  private final Texts texts;
  private final ClassLabels labels;
  private final List<TestImageCell> shown = new ArrayList<>();
  private final Parent node;
  private final Subscription listening;

  @FXML private Label correct;
  @FXML private Label best;
  @FXML private TilePane cells;

  TestImagesController(TestImagesModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.shownProperty().subscribe(this::show),
        model.bestProperty().subscribe(this::show),
        model.overProperty().subscribe(over -> show(model.shownProperty().get())), model.problemProperty().subscribe(why -> {
          if (why != null) {
            correct.setText(texts.sentence(why));
          }
        }));
  }

  @FXML
  private void initialize() {
    cells.widthProperty().addListener((property, was, is) -> {
      arrange();
      show(model.bestProperty().get());
    });
  }

  private void show(TestImagesModel.@Nullable Best now) {
    String whole = now == null ? "" : texts.get("images.best", Figures.value(now.accuracy()), now.step());
    best.setText(now == null || wide() ? whole : texts.get("images.best.short", Figures.value(now.accuracy())));
    best.setAccessibleText(whole);
    best.setAccessibleHelp(whole);
  }

  /** Whether the step of the best accuracy has room beside the accuracy. */
  private boolean wide() {
    return cells.getWidth() >= WITH_STEP * correct.getFont().getSize();
  }

  private void show(TestImagesModel.@Nullable Shown now) {
    Presence.set(cells, now != null && !now.images().isEmpty());
    if (now == null || now.images().isEmpty()) {
      correct.setText(texts.get(now == null ? "images.empty" : "images.none"));
      return;
    }
    correct.setText(now.predicted() ? texts.get("images.correct", now.correct(), now.images().size(), now.step())
        : texts.get(model.overProperty().get() ? "images.never" : "images.waiting"));
    while (shown.size() < now.images().size()) {
      shown.add(new TestImageCell());
    }
    shown.subList(now.images().size(), shown.size()).clear();
    // Nodes that are added again are styled again.
    if (!cells.getChildren().equals(shown)) {
      cells.getChildren().setAll(shown);
    }
    for (int i = 0; i < shown.size(); i++) {
      shown.get(i).show(now.images().get(i), now.classNames(), labels, texts);
    }
    arrange();
  }

  /** All in a row with their words below, or in two or more rows with some of them beside. */
  private void arrange() {
    double width = cells.getWidth() - cells.snappedLeftInset() - cells.snappedRightInset();
    if (width <= 0 || shown.isEmpty()) {
      return;
    }
    double font = correct.getFont().getSize();
    boolean one = width / IMAGES >= ONE_ROW * font;
    double least = TestImageCell.SMALL + BESIDE * font;
    int fitting = (int) ((width + cells.getHgap()) / (least + cells.getHgap()));
    int columns = one ? IMAGES : Math.max(1, Math.min(IMAGES / 2, fitting));
    double tile = Math.floor((width - (columns - 1) * cells.getHgap()) / columns);
    cells.setPrefColumns(columns);
    cells.setPrefTileWidth(tile);
    shown.forEach(cell -> cell.arrange(one, tile));
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    model.look(true);
  }

  @Override
  public void hidden() {
    model.look(false);
  }

  @Override
  public void close() {
    model.look(false);
    listening.unsubscribe();
  }
}
