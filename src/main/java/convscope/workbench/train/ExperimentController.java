package convscope.workbench.train;

import convscope.foundation.Problem;
import convscope.training.Experiment;
import convscope.training.ExperimentPlan;
import convscope.training.Varied;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The card of an experiment: first what to compare, then how far its runs are, in the end what came out. Not there
 * otherwise. JavaFX thread.
 */
final class ExperimentController implements Screen {
  private final ExperimentModel model;
  private final Consumer<List<Path>> list;
  private final ExperimentWords words;
  private final Texts texts;
  private final ExperimentTable table;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label title;
  @FXML private Node setup;
  @FXML private ComboBox<Varied> varied;
  @FXML private TextField values;
  @FXML private FlowPane choices;
  @FXML private TextField steps;
  @FXML private Label said;
  @FXML private Label wrong;
  @FXML private Button start;
  @FXML private StackPane runs;
  @FXML private Label outcome;
  @FXML private FlowPane actions;
  @FXML private Button stop;
  @FXML private Button show;
  @FXML private Button again;
  @FXML private Button close;

  /** @param list shows runs in the list of runs */
  ExperimentController(ExperimentModel model, Consumer<List<Path>> list, ExperimentWords words, Texts texts) {
    this.model = model;
    this.list = list;
    this.words = words;
    this.texts = texts;
    table = new ExperimentTable(words, texts);
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.askedProperty().subscribe(asked -> ask()),
        model.running().experimentProperty().subscribe(this::show),
        model.variedProperty().subscribe(what -> offerValues()),
        model.valuesProperty().subscribe(typed -> mark()),
        model.describedProperty().subscribe(what -> describe()),
        model.secondsProperty().subscribe(known -> describe()));
  }

  @FXML
  private void initialize() {
    runs.getChildren().setAll(table);
    varied.setConverter(new StringConverter<>() {
      @Override
      public String toString(Varied one) {
        return one == null ? "" : words.varied(one);
      }

      @Override
      public Varied fromString(String name) {
        throw new UnsupportedOperationException("Choices are not typed");
      }
    });
    varied.valueProperty().subscribe(one -> {
      if (one != null) {
        model.variedProperty().set(one);
      }
    });
    values.textProperty().bindBidirectional(model.valuesProperty());
    steps.textProperty().bindBidirectional(model.stepsProperty());
    values.setOnAction(entered -> start());
    steps.setOnAction(entered -> start());
  }

  /** Esc puts the question away. */
  @FXML
  private void leaveByKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE && model.askedProperty().get()) {
      leave();
      key.consume();
    }
  }

  private void ask() {
    boolean asked = model.askedProperty().get();
    if (asked) {
      Varied before = model.variedProperty().get();
      List<Varied> offered = model.offered();
      // The box loses its value with its items.
      varied.getItems().setAll(offered);
      model.variedProperty().set(offered.contains(before) ? before : offered.get(0));
      varied.setValue(model.variedProperty().get());
    }
    arrange();
    if (asked) {
      varied.requestFocus();
    }
  }

  private void show(@Nullable Experiment now) {
    if (now != null) {
      table.show(now);
    }
    arrange();
  }

  private void arrange() {
    Experiment now = model.running().experimentProperty().get();
    boolean asked = model.askedProperty().get();
    boolean shown = !asked && now != null;
    boolean over = now != null && now.over();
    Presence.set(node, asked || shown);
    Presence.set(setup, asked);
    Presence.set(runs, shown);
    Presence.set(actions, shown);
    Presence.set(stop, shown && !over);
    Presence.set(outcome, shown && over);
    Presence.set(show, shown && over && !model.running().folders().isEmpty());
    Presence.set(again, shown && over);
    Presence.set(close, asked || over);
    title.setText(asked ? texts.get("experiment.title") : shown ? words.title(now) : "");
    if (shown && over) {
      Problem failed = model.running().problem();
      outcome.setText(words.outcome(now, model.testImages())
          + (failed == null ? "" : "\n" + texts.sentence(failed)));
    }
    describe();
  }

  /** Names are checked, numbers are typed. */
  private void offerValues() {
    Varied what = model.variedProperty().get();
    varied.setValue(what);
    List<String> names = what.choices();
    Presence.set(values, names.isEmpty());
    Presence.set(choices, !names.isEmpty());
    choices.getChildren().setAll(names.stream().map(name -> {
      CheckBox box = new CheckBox(words.value(what, name));
      box.setId("experiment-value-" + name);
      box.setUserData(name);
      box.setOnAction(pressed -> choose());
      return box;
    }).toList());
    mark();
  }

  private void mark() {
    Set<String> chosen = Arrays.stream(model.valuesProperty().get().split(",")).map(String::strip)
        .collect(Collectors.toSet());
    boxes().forEach(box -> box.setSelected(chosen.contains(box.getUserData().toString())));
  }

  private Stream<CheckBox> boxes() {
    return choices.getChildren().stream().map(CheckBox.class::cast);
  }

  private void choose() {
    model.valuesProperty().set(boxes().filter(CheckBox::isSelected)
        .map(box -> box.getUserData().toString()).collect(Collectors.joining(", ")));
  }

  private void describe() {
    ExperimentModel.Described now = model.describedProperty().get();
    ExperimentPlan plan = now.plan();
    boolean possible = model.running().possible();
    Double seconds = model.secondsProperty().get();
    start.setDisable(plan == null || !possible);
    Presence.set(wrong, plan == null);
    Presence.set(said, plan != null);
    wrong.setText(plan == null ? texts.sentence(now.problem()) : "");
    said.setText(plan == null ? "" : !possible ? texts.get("experiment.impossible")
        : seconds == null ? texts.get("experiment.measuring", plan.values().size(), plan.steps())
            : words.length(plan, seconds));
  }

  @FXML
  private void start() {
    model.start(words, LocalDateTime.now());
  }

  @FXML
  private void stop() {
    model.stop();
  }

  @FXML
  private void list() {
    list.accept(model.running().folders());
  }

  @FXML
  private void again() {
    model.askedProperty().set(true);
  }

  @FXML
  private void leave() {
    if (model.askedProperty().get()) {
      model.askedProperty().set(false);
    } else {
      model.running().dismiss();
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    listening.unsubscribe();
    values.textProperty().unbindBidirectional(model.valuesProperty());
    steps.textProperty().unbindBidirectional(model.stepsProperty());
  }
}
