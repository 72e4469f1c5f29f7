package convscope.workbench.shell;

import convscope.workbench.fx.Texts;
import convscope.workbench.session.NetworkChoice;
import convscope.workbench.session.NetworkChoice.Kind;
import convscope.workbench.session.NetworkChoices;
import java.util.Locale;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A network in the selector's list: its name above its step and best test accuracy, its kind at the right. */
final class NetworkChoiceCell extends ListCell<NetworkChoice> {
  private final NetworkChoices choices;
  private final Texts texts;
  private final FontIcon mark = new FontIcon("fth-check");
  private final Label name = new Label();
  private final Label facts = new Label();
  private final Label kind = new Label();
  private final Region between = new Region();
  private final HBox content = new HBox(mark, new VBox(name, facts), between, kind);

  NetworkChoiceCell(NetworkChoices choices, Texts texts) {
    this.choices = choices;
    this.texts = texts;
    content.getStyleClass().add("network-choice");
    name.getStyleClass().add("network-name");
    facts.getStyleClass().add("network-facts");
    kind.getStyleClass().add("network-kind");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(between, Priority.ALWAYS);
    // As wide as the list: a long name is shortened, not scrolled to.
    setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  /** What {@code choice} is called. */
  static String name(NetworkChoice choice, Texts texts) {
    return choice.kind() == Kind.BUILT_IN ? texts.get("networks.builtIn") : choice.name();
  }

  @Override
  protected void updateItem(NetworkChoice choice, boolean empty) {
    super.updateItem(choice, empty);
    setGraphic(empty ? null : content);
    if (empty) {
      setText(null);
      return;
    }
    name.setText(name(choice, texts));
    facts.setText(facts(choice));
    kind.setText(texts.get("networks.kind." + choice.kind().name().toLowerCase(Locale.ROOT)));
    mark.setVisible(choices.isSelected(choice));
    // Read out, though only the graphic is shown.
    setText(texts.get("networks.accessible", name.getText(), facts.getText()));
  }

  private String facts(NetworkChoice choice) {
    String done = choice.step() < 0 ? ""
        : texts.get(choice.learning() ? "networks.live" : "networks.steps", choice.step());
    String key = choice.kind() == Kind.BUILT_IN ? "networks.accuracy.cifar10" : "networks.accuracy.best";
    return Double.isNaN(choice.accuracy()) ? done : texts.get(key, done, choice.accuracy());
  }
}
