package convscope.workbench.train;

import convscope.data.ClassLabels;
import convscope.foundation.Language;
import convscope.training.Answer;
import convscope.training.ProbePoint;
import convscope.training.Question;
import convscope.workbench.control.StatusLight;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The tutorial's four questions, each answered continuously, with a light and its evidence. JavaFX thread. */
final class QuestionsController implements Screen {
  private static final long BETWEEN_MILLIS = 500;

  private final TrainModel model;
  private final Texts texts;
  private final Texts sentences;
  private final Texts lights;
  private final ClassLabels labels;
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::refresh);
  private final Map<Question, Card> cards = new EnumMap<>(Question.class);
  private final BatchEvidence batch;
  private final LayerEvidence layers;
  private final Parent node;
  private List<Answer> told;
  private ProbePoint seen;

  @FXML private VBox loss;
  @FXML private VBox images;
  @FXML private VBox insides;
  @FXML private VBox rate;

  QuestionsController(TrainModel model, Texts texts, Language language) {
    this.model = model;
    this.texts = texts;
    sentences = Texts.of(QuestionsController.class, "questions", language);
    lights = Texts.of(StatusLight.class, language);
    labels = ClassLabels.in(language.locale());
    batch = new BatchEvidence(texts);
    layers = new LayerEvidence(texts);
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    cards.put(Question.LOSS, new Card(loss, "loss"));
    cards.put(Question.IMAGES, new Card(images, "images", batch));
    cards.put(Question.INSIDES, new Card(insides, "insides", layers));
    cards.put(Question.RATE, new Card(rate, "rate"));
    refresh();
  }

  private void refresh() {
    List<Answer> answers = model.answers();
    if (answers != told) {
      told = answers;
      answers.forEach(answer -> cards.get(answer.question()).show(answer));
    }
    ProbePoint probe = model.probeProperty().get();
    if (probe != seen) {
      seen = probe;
      batch.show(probe == null ? null : probe.batch(), model.classNames());
      layers.show(probe);
    }
  }

  /** The names among the values of an answer are those of layers and classes. */
  private Object labelled(Object value) {
    return value instanceof String name ? labels.of(name) : value;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void shown() {
    refresh();
    pulse.start();
  }

  @Override
  public void hidden() {
    pulse.stop();
  }

  /** One question, its light, the sentence, and its evidence. */
  private final class Card {
    private final StatusLight light = new StatusLight(lights);
    private final Label sentence = new Label();

    Card(VBox place, String id, Node... evidence) {
      Label asked = new Label(texts.get("question." + id));
      light.setSubject(asked.getText());
      asked.getStyleClass().add("asked");
      asked.setWrapText(true);
      HBox head = new HBox(light, asked);
      head.getStyleClass().add("head");
      sentence.setId("answer-" + id);
      sentence.setWrapText(true);
      place.getChildren().setAll(head, sentence);
      place.getChildren().addAll(evidence);
    }

    void show(Answer answer) {
      light.setState(StatusLight.State.valueOf(answer.light().name()));
      sentence.setText(
          sentences.get(answer.key(), answer.values().stream().map(QuestionsController.this::labelled).toArray()));
    }
  }
}
