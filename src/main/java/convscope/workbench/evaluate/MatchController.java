package convscope.workbench.evaluate;

import convscope.evaluation.ClassMatch;
import convscope.workbench.fx.Presence;
import convscope.workbench.session.ClassMatches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/** Lets the user match classes if those of the network and the images have different names. JavaFX thread. */
final class MatchController extends EvaluatePage {
  private final Map<String, String> chosen;
  private List<String> network = List.of();

  @FXML private Button open;
  @FXML private Node panel;
  @FXML private ListView<String> rows;
  @FXML private Button done;

  MatchController(EvaluateModel model, EvaluateTexts words) {
    super(model, words);
    chosen = model.draft();
    rows.setCellFactory(made -> new Row());
    follow(Subscription.combine(model.differingProperty().subscribe(pair -> arrange()),
        model.matchingProperty().subscribe(now -> arrange())));
    follow(model.progressProperty().subscribe(now -> open.setDisable(model.busy())));
  }

  private void arrange() {
    ClassMatches.Pair pair = model.differingProperty().get();
    boolean matching = pair != null && model.matchingProperty().get();
    Presence.set(open, pair != null && !matching);
    Presence.set(panel, matching);
    if (matching) {
      network = pair.networkNames();
      // The rows stay where they are while classes are being selected.
      Map<String, String> known = known(pair);
      List<String> unmatchedFirst = new ArrayList<>(pair.data());
      unmatchedFirst.sort(Comparator.comparing(known::containsKey));
      rows.getItems().setAll(unmatchedFirst);
      arrangeDone();
    }
  }

  @FXML
  private void open() {
    ClassMatches.Pair pair = model.differingProperty().get();
    chosen.clear();
    chosen.putAll(known(pair));
    model.matchingProperty().set(true);
  }

  /** The network's class by the data's where the user has matched them before, or the names are alike. */
  private Map<String, String> known(ClassMatches.Pair pair) {
    Map<String, String> found = new HashMap<>();
    for (String name : pair.data()) {
      ClassMatch.find(pair.networkNames(), model.chosen().getOrDefault(name, name))
          .ifPresent(index -> found.put(name, pair.networkNames().get(index)));
    }
    return found;
  }

  @FXML
  private void done() {
    Map<String, String> asked = new HashMap<>(chosen);
    asked.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
    model.matchingProperty().set(false);
    model.match(asked);
  }

  @FXML
  private void cancel() {
    model.matchingProperty().set(false);
  }

  private void arrangeDone() {
    done.setDisable(chosen.size() < rows.getItems().size());
  }

  /** Shows a class by its label. No one types one. */
  private final class Labels extends StringConverter<String> {
    @Override
    public String toString(String name) {
      return name == null ? "" : words.labels().of(name);
    }

    @Override
    public String fromString(String label) {
      throw new UnsupportedOperationException("The box is not editable");
    }
  }

  /** A class of the images, with the network's classes to select from. */
  private final class Row extends ListCell<String> {
    private final Label name = new Label();
    private final ComboBox<String> theirs = new ComboBox<>();
    private final HBox content = new HBox(name, theirs);
    private boolean filling;

    Row() {
      content.getStyleClass().add("bar");
      name.setPrefWidth(200);
      theirs.setPromptText(words.get("match.none"));
      theirs.setConverter(new Labels());
      theirs.valueProperty().addListener((property, was, is) -> {
        if (!filling && is != null) {
          chosen.put(getItem(), is);
          arrangeDone();
        }
      });
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty ? null : content);
      if (!empty) {
        filling = true;
        name.setText(words.labels().of(item));
        theirs.getItems().setAll(network);
        theirs.setValue(chosen.get(item));
        theirs.setId("match-" + item);
        theirs.setAccessibleText(words.get("match.row", words.labels().of(item)));
        filling = false;
      }
    }
  }
}
