package convscope.workbench.runs;

import convscope.classroom.ClassFigures;
import convscope.foundation.Problem;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** A line above the table with the class in figures, and below it the files that were not collected. JavaFX thread. */
final class ClassController implements Screen {
  /** Each in a line of its own; of more only their number is told. */
  private static final int MOST_PROBLEMS = 3;

  private final ClassModel model;
  private final Runnable overlay;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private Node strip;
  @FXML private Label words;
  @FXML private CheckBox only;
  @FXML private Button all;
  @FXML private Label problems;

  /** @param overlay selects all runs of the class */
  ClassController(ClassModel model, Runnable overlay, Texts texts) {
    this.model = model;
    this.overlay = overlay;
    this.texts = texts;
    node = Fxml.load(this, texts);
    listening = model.collectedProperty().subscribe(now -> show());
  }

  @FXML
  private void initialize() {
    only.selectedProperty().bindBidirectional(model.onlyProperty());
  }

  private void show() {
    ClassFigures figures = model.figuresProperty().get();
    boolean listed = !model.collectedProperty().get().places().isEmpty();
    Presence.set(strip, listed);
    words.setText(figures.runs() == 0 ? texts.get("class.none") : words(figures));
    List.of(only, all).forEach(control -> Presence.set(control, figures.runs() > 0));
    List<Problem> wrong = model.problems();
    String lines = wrong.stream().limit(MOST_PROBLEMS).map(texts::sentence).collect(Collectors.joining("\n"));
    problems.setText(wrong.size() <= MOST_PROBLEMS ? lines
        : lines + "\n" + texts.get("class.problems.more", wrong.size() - MOST_PROBLEMS));
    Presence.set(problems, listed && !wrong.isEmpty());
  }

  private String words(ClassFigures figures) {
    String counted = texts.get("class.counted", figures.students(), figures.runs());
    return figures.evaluated() == 0 ? texts.get("class.figures.none", counted)
        : texts.get("class.figures", counted, accuracy(figures.median()), accuracy(figures.best()),
            figures.bestRun().map(run -> run.handedIn().student()).orElse(""));
  }

  private static String accuracy(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @FXML
  private void overlay() {
    overlay.run();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    only.selectedProperty().unbindBidirectional(model.onlyProperty());
    listening.unsubscribe();
  }
}
