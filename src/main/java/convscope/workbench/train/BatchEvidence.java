package convscope.workbench.train;

import convscope.data.ClassLabels;
import convscope.training.BatchView;
import convscope.workbench.control.Colours;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The last batch as fed to the network: its first images side by side, its statistics, and the number of each class.
 */
final class BatchEvidence extends VBox {
  private static final int COLUMNS = 10;
  private static final int ROWS = 3;
  /** Whitened values beyond this are rare; they are drawn as black or white. */
  private static final float SCALE = 2.5f;
  private static final double THOUSAND = 1_000;

  private final Texts texts;
  private final ClassLabels labels;
  private final PixelView pictures = new PixelView();
  private final Label caption = hint();
  private final Label spread = hint();
  private final Label classes = hint();

  BatchEvidence(Texts texts) {
    this.texts = texts;
    labels = ClassLabels.in(texts.locale());
    getStyleClass().add("evidence");
    getChildren().addAll(pictures, caption, spread, classes);
    show(null, List.of());
  }

  static Label hint() {
    Label label = new Label();
    label.getStyleClass().add("hint");
    label.setWrapText(true);
    return label;
  }

  void show(@Nullable BatchView batch, List<String> classNames) {
    setVisible(batch != null);
    setManaged(batch != null);
    if (batch == null) {
      return;
    }
    int count = Math.min(COLUMNS * ROWS, batch.labels().length);
    int pitch = batch.side() + 1;
    pictures.setPixels(COLUMNS * pitch - 1, (count + COLUMNS - 1) / COLUMNS * pitch - 1, mosaic(batch, count, pitch));
    String words = texts.get("evidence.batch", count, batch.size());
    pictures.setAccessibleText(words);
    caption.setText(words);
    spread.setText(
        texts.get("evidence.spread", rounded(batch.mean()), batch.standardDeviation(), batch.min(), batch.max()));
    List<String> counts = new ArrayList<>();
    for (int c = 0; c < batch.labelCounts().length; c++) {
      counts.add(labels.of(classNames.get(c)) + " " + batch.labelCounts()[c]);
    }
    classes.setText(texts.get("evidence.classes", String.join(", ", counts)));
  }

  /** Rounded as displayed, so that nothing reads as minus zero. */
  private static double rounded(double mean) {
    return Math.round(mean * THOUSAND) / THOUSAND;
  }

  private static int[] mosaic(BatchView batch, int count, int pitch) {
    int width = COLUMNS * pitch - 1;
    int[] all = new int[width * ((count + COLUMNS - 1) / COLUMNS * pitch - 1)];
    float[] one = new float[batch.imageValues()];
    for (int i = 0; i < count; i++) {
      System.arraycopy(batch.images(), i * one.length, one, 0, one.length);
      int[] pixels = Colours.ofValues(one, -SCALE, SCALE);
      int start = i / COLUMNS * pitch * width + i % COLUMNS * pitch;
      for (int row = 0; row < batch.side(); row++) {
        System.arraycopy(pixels, row * batch.side(), all, start + row * width, batch.side());
      }
    }
    return all;
  }
}
