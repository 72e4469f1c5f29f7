package convscope.workbench.plot;

import convscope.foundation.Language;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** Two charts over each other whose steps belong together, in a window. */
@ExtendWith(ApplicationExtension.class)
abstract class TwoPlots {
  @TempDir
  Path folder;

  final Background background = new Background();
  final Appearance appearance = new Appearance();
  final Series raw = new Series("loss", "nats");
  final Series averaged = new Series("loss averaged", "nats");
  final Series precision = new Series("precision", "");
  final PlotSettings settings = new PlotSettings();
  PlotGroup group;
  Plot loss;
  Plot measured;

  /** Shows the charts in {@code stage}. JavaFX thread. */
  final void begin(Stage stage) {
    for (int step = 0; step <= 100; step++) {
      raw.add(step, 5 - 0.04 * step + (step % 2) * 0.2);
      averaged.add(step, 5 - 0.04 * step);
    }
    precision.add(0, 0.1);
    precision.add(50, 0.5);
    Texts texts = Texts.of(Plot.class, Language.ENGLISH);
    group = new PlotGroup(settings);
    loss = new Plot(texts, group);
    loss.setTitle("Loss");
    loss.setUnit("nats");
    loss.setXName("step");
    loss.getLines().addAll(new PlotLine(raw, 1, false, "raw"), new PlotLine(averaged, 1, true, "averaged"));
    loss.getMarks().add(new PlotMark(20, "rate 0.01"));
    measured = new Plot(texts, group);
    measured.setTitle("Precision @ 1");
    measured.getLines().add(new PlotLine(precision, 2, true, ""));
    VBox box = new VBox();
    for (Plot plot : List.of(loss, measured)) {
      PlotPlace place = new PlotPlace(plot);
      VBox.setVgrow(place, Priority.ALWAYS);
      box.getChildren().add(place);
    }
    Scene scene = new Scene(new PlotRoom(box), 700, 500);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @AfterEach
  void closeBackground() {
    background.close();
  }
}
