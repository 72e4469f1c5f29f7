package convscope.workbench.inspect;

import convscope.data.ClassLabels;
import convscope.insight.SoftmaxSteps;
import convscope.insight.StepPath;
import convscope.workbench.control.ClassBars;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.OwnSpace;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A layer's computation, played step by step over the Inspect view. JavaFX thread. */
final class StepsController {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  /** The size of the type of a hint, in sizes of the usual type. */
  private static final double HINT = 0.8571;
  /** From this size on, in sizes of the type, a page has larger type. */
  private static final double LARGE_WIDTH = 110;
  private static final double LARGE_HEIGHT = 50;
  private static final double LARGE = 1.3;
  /** Below this height, in sizes of the type, a page leaves out what can be done without. */
  private static final double SMALL_HEIGHT = 25;
  /** From this width on, in sizes of the type, also a small page has the output as it was beside the output. */
  private static final double BEFORE_WIDTH = 36;
  private static final String LARGE_STYLE = "-fx-font-size: 1.3em;";

  private final InspectModel inspect;
  private final StepsModel model;
  private final Texts texts;
  private final Parent node;
  private final TableRow tables;
  private final NumberGrid partial = new NumberGrid();
  private final StepPicture input = new StepPicture();
  private final StepPicture before = new StepPicture();
  private final StepPicture output = new StepPicture();
  private final StepsRoom room;
  private Subscription listening = Subscription.EMPTY;
  private @Nullable StepFrame frame;
  private boolean showing;
  private boolean small;
  private boolean beforeFits = true;

  @FXML private Button close;
  @FXML private Label title;
  @FXML private Label copy;
  @FXML private ChoiceBox<Integer> channel;
  @FXML private ChoiceBox<Integer> inputs;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button restore;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private Label whatIf;
  @FXML private HBox pictures;
  @FXML private VBox words;
  @FXML private VBox inputPart;
  @FXML private VBox beforePart;
  @FXML private VBox outputPart;
  @FXML private Label inputName;
  @FXML private Label beforeName;
  @FXML private Label outputName;
  @FXML private Label sentence;
  @FXML private VBox partialPart;
  @FXML private Label partialName;
  @FXML private HBox formula;
  @FXML private ClassBars bars;
  @FXML private StageRow stages;
  @FXML private ToggleButton play;
  @FXML private ChoiceBox<Double> speed;
  @FXML private ToggleButton eachStep;
  @FXML private ToggleButton eachValue;
  @FXML private Label position;

  StepsController(InspectModel inspect, Texts texts) {
    this.inspect = inspect;
    this.texts = texts;
    model = inspect.steps();
    tables = new TableRow(new CellEditor() {
      @Override
      public void begin() {
        model.beginEdit();
      }

      @Override
      public void to(int cell, double value) {
        model.edit(cell, (float) value);
      }

      @Override
      public void end(boolean keep) {
        model.endEdit(keep);
        fit();
      }
    });
    node = Fxml.load(this, texts);
    room = new StepsRoom(body, pictures, words, new StepsRoom.Parts(sentence, partialPart, formula, stages, tables,
        partial, input, before, output, bars));
    OwnSpace.in(node);
    node.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  @FXML
  private void initialize() {
    input.setId("steps-input-picture");
    input.setPadded();
    before.setId("steps-before");
    output.setId("steps-output");
    partial.setId("steps-partial");
    inputPart.getChildren().add(input);
    beforePart.getChildren().add(before);
    outputPart.getChildren().add(output);
    partialPart.getChildren().add(partial);
    formula.getChildren().add(0, tables);
    output.setOnChosen(model::jump);
    partial.setOnMouseClicked(click -> {
      int cell = partial.cell(click);
      if (cell >= 0) {
        model.chooseInput(cell);
      }
    });
    speed.setConverter(named(factor -> texts.get("film.speed", factor)));
    speed.getItems().setAll(StepsModel.SPEEDS);
    speed.valueProperty().bindBidirectional(model.speedProperty());
    channel.setConverter(named(number -> texts.get("steps.channel", number)));
    inputs.setConverter(named(number -> number == StepPath.ALL ? texts.get("steps.inputs.all")
        : texts.get("steps.inputs.one", number)));
    channel.valueProperty().addListener((property, was, is) -> {
      if (!showing && is != null) {
        inspect.channelProperty().set(is);
      }
    });
    inputs.valueProperty().addListener((property, was, is) -> {
      if (!showing && is != null) {
        model.chooseInput(is);
      }
    });
    play.selectedProperty().bindBidirectional(model.playingProperty());
    undo.disableProperty().bind(model.undoableProperty().not());
    redo.disableProperty().bind(model.redoableProperty().not());
    eachStep.setOnAction(pressed -> pace(false));
    eachValue.setOnAction(pressed -> pace(true));
  }

  private static <T> StringConverter<T> named(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("It is chosen, not typed");
      }
    };
  }

  Parent node() {
    return node;
  }

  /** Shows the steps from now on, and takes the focus, so that its keys work. */
  void begin() {
    listening = Subscription.combine(model.stateProperty().subscribe(this::show),
        model.playingProperty().subscribe(this::showPlaying), model.wholeProperty().subscribe(this::showPace),
        scroll.viewportBoundsProperty().subscribe(now -> fit()), body.insetsProperty().subscribe(now -> fit()),
        position.fontProperty().subscribe(now -> fit()));
    body.setVisible(true);
    play.requestFocus();
  }

  void close() {
    listening.unsubscribe();
    play.selectedProperty().unbindBidirectional(model.playingProperty());
    speed.valueProperty().unbindBidirectional(model.speedProperty());
    undo.disableProperty().unbind();
    redo.disableProperty().unbind();
  }

  @FXML
  private void leave() {
    model.close();
  }

  @FXML
  private void undo() {
    model.undo();
  }

  @FXML
  private void redo() {
    model.redo();
  }

  @FXML
  private void restore() {
    model.restore();
  }

  @FXML
  private void first() {
    model.end(false);
  }

  @FXML
  private void back() {
    model.step(-1);
  }

  @FXML
  private void forward() {
    model.step(1);
  }

  @FXML
  private void last() {
    model.end(true);
  }

  private void pace(boolean whole) {
    model.wholeProperty().set(whole);
    showPace(whole);
  }

  private void showPace(boolean whole) {
    eachStep.setSelected(!whole);
    eachValue.setSelected(whole);
  }

  private void showPlaying(boolean now) {
    play.setText(texts.get(now ? "film.pause" : "film.play"));
    play.setGraphic(new FontIcon(now ? "fth-pause" : "fth-play"));
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || tables.editing()) {
      return;
    }
    if (StepsKeys.pressed(event, model)) {
      event.consume();
    }
  }

  private void show(@Nullable StepsState state) {
    if (state == null) {
      return;
    }
    showing = true;
    List<String> classes = ClassLabels.in(texts.locale()).of(inspect.classNames(state.subject().request().model()));
    StepFrame now = StepFrames.of(state, classes, texts);
    boolean alike = frame != null && now.looksLike(frame);
    frame = now;
    choose(state);
    tables.show(now.tables());
    Presence.set(partialPart, now.partial() != null);
    if (now.partial() != null) {
      partialName.setText(now.partial().caption());
      partial.show(now.partial());
    }
    stages.show(now.stages());
    name(inputPart, inputName, now.input());
    name(beforePart, beforeName, now.before());
    name(outputPart, outputName, now.output());
    Presence.set(bars, state.softmax());
    if (state.softmax()) {
      bars.show(classes, SoftmaxSteps.of(state.logits()).probabilities(),
          inspect.truth(state.subject().request().model()));
    }
    position.setText(texts.get("steps.position" + (state.softmax() ? "" : state.units() ? ".unit" : ".pixel"),
        state.step() + 1, state.path().steps(), state.units() ? state.channelNow() : state.row(), state.column()));
    Presence.set(restore, state.change().any());
    eachValue.setText(texts.get(state.units() ? "steps.each.unit" : "steps.each.value"));
    Presence.set(eachStep, !state.softmax());
    Presence.set(eachValue, !state.softmax());
    if (!alike) {
      // New nodes have their type only then, by which they are measured.
      body.applyCss();
    }
    say(state);
    if (alike && tables.editing()) {
      room.repaint(now);
    } else {
      fit();
    }
    showing = false;
  }

  /**
   * What happens in the step, and what can be changed or is changed by hand; a small page has only a word beside the
   * title for that something is changed.
   */
  private void say(StepsState state) {
    boolean changed = state.change().any();
    String told = texts.get((changed ? "steps.what-if" : "steps.change") + (state.softmax() ? ".logits" : ""));
    String key = (state.softmax() ? "steps.title.softmax" : "steps.title") + (small ? ".brief" : "");
    title.setText(texts.get(key, state.layer().name()));
    Presence.set(copy, small && changed);
    copy.setAccessibleHelp(told);
    Presence.set(whatIf, state.changeable() && !small);
    whatIf.setText(told);
    whatIf.pseudoClassStateChanged(CHANGED, changed);
    sentence.setText(frame == null ? "" : frame.sentence());
    Presence.set(partialName, !small);
    // Its place is kept, so that nothing moves under the hand that changes a weight.
    beforePart.setManaged(frame != null && frame.before() != null && beforeFits);
    beforePart.setVisible(beforePart.isManaged() && changed);
  }

  private static void name(VBox part, Label name, StepFrame.@Nullable Picture picture) {
    Presence.set(part, picture != null);
    name.setText(picture == null ? "" : picture.caption());
  }

  private void choose(StepsState state) {
    Presence.set(channel, !state.units());
    if (channel.getItems().size() != state.output().channels()) {
      channel.getItems().setAll(numbers(0, state.output().channels()));
    }
    channel.setValue(state.channelNow());
    Presence.set(inputs, state.inputs() > 1);
    if (inputs.getItems().size() != state.inputs() + 1) {
      inputs.getItems().setAll(numbers(StepPath.ALL, state.inputs()));
    }
    inputs.setValue(state.inputChannel());
  }

  private static List<Integer> numbers(int from, int before) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i < before; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  /**
   * The numbers as large as they can be read well, and the pictures as large as is left; in a very large window all
   * type is larger.
   */
  private void fit() {
    StepFrame now = frame;
    double width = scroll.getViewportBounds().getWidth() - body.snappedLeftInset() - body.snappedRightInset();
    double height = scroll.getViewportBounds().getHeight() - body.snappedTopInset() - body.snappedBottomInset();
    if (now == null || width <= 0 || height <= 0) {
      return;
    }
    double type = position.getFont().getSize() / HINT;
    boolean large = width >= LARGE_WIDTH * type && height >= LARGE_HEIGHT * type;
    String style = large ? LARGE_STYLE : "";
    if (!style.equals(body.getStyle())) {
      body.setStyle(style);
      body.applyCss();
    }
    boolean tight = height < SMALL_HEIGHT * type;
    boolean fits = !tight || width >= BEFORE_WIDTH * type;
    StepsState state = model.stateProperty().get();
    if ((tight != small || fits != beforeFits) && state != null) {
      small = tight;
      beforeFits = fits;
      say(state);
      body.applyCss();
    }
    double above = whatIf.isManaged() ? whatIf.prefHeight(width) + body.getSpacing() : 0;
    room.fit(beforeFits ? now : now.withoutBefore(), width, height - above, large ? LARGE * type : type);
  }
}
