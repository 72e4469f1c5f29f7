package convscope.workbench.train;

import convscope.library.Curve;
import convscope.library.RunSummary;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import convscope.workbench.plot.Plot;
import convscope.workbench.plot.PlotLine;
import convscope.workbench.plot.Series;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The choice of an earlier run, and its lines under those of the charts of loss, precision and rate. JavaFX thread. */
final class EarlierRunController {
  /** The neutral one of the data colors. */
  private static final int NEUTRAL = 10;

  private final EarlierRun model;
  private final Texts texts;
  private final MenuButton button;
  private final Plot loss;
  private final Plot precision;
  private final Plot rate;
  private final Subscription listening;

  EarlierRunController(EarlierRun model, MenuButton button, Plot loss, Plot precision, Plot rate, Notices notices,
      Texts texts) {
    this.model = model;
    this.button = button;
    this.loss = loss;
    this.precision = precision;
    this.rate = rate;
    this.texts = texts;
    button.setOnShowing(event -> model.list());
    listening = Subscription.combine(model.recentProperty().subscribe(runs -> offer()),
        model.chosenProperty().subscribe(this::show),
        model.problemProperty().subscribe(why -> {
          if (why != null) {
            notices.tell(why);
          }
        }));
  }

  private void offer() {
    EarlierRun.Chosen chosen = model.chosenProperty().get();
    List<MenuItem> items = new ArrayList<>();
    items.add(item(texts.get("earlier.none"), null, chosen == null));
    if (!model.recentProperty().get().isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    for (RunSummary run : model.recentProperty().get()) {
      items.add(item(texts.get("earlier.run", run.name(), run.steps()), run,
          chosen != null && chosen.run().path().equals(run.path())));
    }
    button.getItems().setAll(items);
  }

  private MenuItem item(String words, @Nullable RunSummary run, boolean selected) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setMnemonicParsing(false);
    item.setSelected(selected);
    item.setOnAction(event -> model.choose(run));
    return item;
  }

  private void show(EarlierRun.@Nullable Chosen chosen) {
    button.setText(chosen == null ? texts.get("earlier.button.none")
        : texts.get("earlier.button", chosen.run().name()));
    button.setAccessibleHelp(chosen == null ? texts.get("earlier.why")
        : button.getText() + "\n" + texts.get("earlier.why"));
    line(loss, chosen, chosen == null ? null : chosen.curves().loss(), false);
    line(precision, chosen, chosen == null ? null : chosen.curves().precision(), false);
    line(rate, chosen, chosen == null ? null : chosen.curves().rate(), true);
    offer();
  }

  private void line(Plot plot, EarlierRun.@Nullable Chosen chosen, @Nullable Curve curve, boolean steps) {
    plot.getLines().removeIf(line -> line.rank() == PlotLine.Rank.EARLIER);
    if (curve != null) {
      Series series = new Series(chosen.run().name(), plot.getUnit(), Math.max(8, 2 * curve.size()));
      for (int i = 0; i < curve.size(); i++) {
        series.add(curve.x()[i], curve.y()[i]);
      }
      plot.getLines().add(new PlotLine(series, NEUTRAL, PlotLine.Rank.EARLIER, steps, texts.get("earlier.label")));
    }
  }

  void close() {
    listening.unsubscribe();
  }
}
