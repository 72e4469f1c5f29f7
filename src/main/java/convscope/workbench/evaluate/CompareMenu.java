package convscope.workbench.evaluate;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkChoice;
import convscope.workbench.session.NetworkChoice.Kind;
import convscope.workbench.session.NetworkChoices;
import java.util.List;
import java.util.StringJoiner;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The networks to compare with, at the top of a menu: those of the selector in the top bar, under the same names,
 * without the evaluated one. The folders are read again whenever the menu opens. JavaFX thread.
 */
final class CompareMenu {
  /** More would leave the screen; the others are opened by their folder. */
  private static final int MOST = 12;

  private final MenuButton button;
  private final NetworkChoices choices;
  private final EvaluateModel model;
  private final Texts texts;
  private final List<MenuItem> others;
  private final ListChangeListener<NetworkChoice> changed = change -> arrange();
  private final Subscription listening;

  /** Puts the networks above the items that {@code button} has. */
  CompareMenu(MenuButton button, NetworkChoices choices, EvaluateModel model, Texts texts) {
    this.button = button;
    this.choices = choices;
    this.model = model;
    this.texts = texts;
    others = List.copyOf(button.getItems());
    button.setOnShowing(event -> choices.refresh());
    choices.all().addListener(changed);
    listening = model.judgedProperty().subscribe(now -> arrange());
  }

  void close() {
    listening.unsubscribe();
    choices.all().removeListener(changed);
  }

  private void arrange() {
    TestSetEvaluation judged = model.judgedProperty().get();
    button.getItems().setAll(choices.all().stream().filter(choice -> !isOf(choice, judged)).limit(MOST)
        .map(this::item).toList());
    button.getItems().addAll(others);
  }

  private static boolean isOf(NetworkChoice choice, @Nullable TestSetEvaluation judged) {
    if (judged == null || choice.kind() == Kind.FILE) {
      return false;
    }
    LoadedNetwork evaluated = judged.model();
    return choice.kind() == Kind.BUILT_IN ? evaluated.origin() == LoadedNetwork.Origin.BUILT_IN
        : evaluated.origin() != LoadedNetwork.Origin.BUILT_IN
            && choice.place().getFileName().toString().equals(evaluated.name());
  }

  private MenuItem item(NetworkChoice choice) {
    StringJoiner words = new StringJoiner(" · ");
    words.add(choice.kind() == Kind.BUILT_IN ? texts.get("compare.builtIn") : choice.name());
    if (choice.step() >= 0) {
      words.add(texts.get("compare.step", choice.step()));
    }
    if (!Double.isNaN(choice.accuracy())) {
      words.add(texts.get("compare.accuracy", choice.accuracy()));
    }
    MenuItem item = new MenuItem(words.toString());
    item.setMnemonicParsing(false);
    item.setId(choice.kind() == Kind.BUILT_IN ? "compare-built-in" : "compare-" + choice.place().getFileName());
    item.setOnAction(chosen -> model.compareWith(choice.place()));
    return item;
  }
}
