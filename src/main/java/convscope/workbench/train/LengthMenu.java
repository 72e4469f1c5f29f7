package convscope.workbench.train;

import convscope.foundation.Problem;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * Presets for the length of a run, by the time that they take here. The speed is found when it opens. JavaFX thread.
 */
final class LengthMenu extends MenuButton {
  private static final double HOUR = 60;

  private final RunLengths lengths;
  private final Texts texts;

  LengthMenu(RunLengths lengths, Texts texts) {
    super(texts.get("length.title"));
    this.lengths = lengths;
    this.texts = texts;
    setId("length");
    setMaxWidth(Double.MAX_VALUE);
    setAccessibleHelp(texts.get("length.help"));
    say(texts.get("length.finding"));
    setOnShowing(opening -> find());
  }

  private void find() {
    if (!lengths.possible()) {
      say(texts.get("length.impossible"));
      return;
    }
    say(texts.get("length.finding"));
    lengths.find(this::offer, (Problem why) -> say(texts.sentence(why)));
  }

  private void say(String words) {
    MenuItem only = new MenuItem(words);
    only.setDisable(true);
    getItems().setAll(only);
  }

  private void offer(RunLengths.Lengths found) {
    List<MenuItem> items = new ArrayList<>();
    for (RunLengths.Length length : found.all()) {
      String time = length.minutes() < HOUR ? texts.get("length.minutes", Math.ceil(length.minutes()))
          : texts.get("length.hours", Math.ceil(length.minutes() / HOUR));
      MenuItem item = new MenuItem(texts.get(length.full() ? "length.full" : "length.about", time, length.steps()));
      item.setId(length.full() ? "length-full" : "length-" + (int) length.minutes());
      item.setOnAction(chosen -> lengths.choose(length));
      items.add(item);
    }
    MenuItem source = new MenuItem(texts.get(found.speed().recorded() ? "length.recorded" : "length.measured",
        found.speed().examplesPerSecond()));
    source.setDisable(true);
    items.addAll(List.of(new SeparatorMenuItem(), source));
    getItems().setAll(items);
  }
}
