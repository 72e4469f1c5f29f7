package convscope.workbench.lessons;

import convscope.lessons.Lesson;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of lessons, each with how far it has been taken, and which of them is next. JavaFX thread. */
final class ListController implements Screen {
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

  private final LessonsModel model;
  private final Texts texts;
  private final Parent node;
  private final InvalidationListener changed = now -> show();

  @FXML private VBox rows;
  @FXML private VBox problems;

  ListController(LessonsModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    node = Fxml.load(this, texts);
    model.lessons().addListener(changed);
    model.problems().addListener(changed);
    model.progressProperty().addListener(changed);
    show();
  }

  private void show() {
    List<Node> all = new ArrayList<>();
    Lesson next = next();
    for (Lesson lesson : model.lessons()) {
      all.add(row(lesson, all.size() + 1, lesson == next));
    }
    rows.getChildren().setAll(all);
    problems.getChildren().setAll(model.problems().stream().map(problem -> {
      Label words = new Label(texts.sentence(problem));
      words.setWrapText(true);
      return words;
    }).toList());
  }

  /** The first lesson that has not been finished; null before any has been. */
  private @Nullable Lesson next() {
    return model.lessons().stream().noneMatch(this::isWhole) ? null
        : model.lessons().stream().filter(lesson -> !isWhole(lesson)).findFirst().orElse(null);
  }

  private boolean isWhole(Lesson lesson) {
    return model.done(lesson) == lesson.steps().size();
  }

  private Node row(Lesson lesson, int number, boolean next) {
    int done = model.done(lesson);
    int all = lesson.steps().size();
    boolean whole = isWhole(lesson);
    Label order = new Label(whole ? "" : String.valueOf(number));
    order.getStyleClass().add("lesson-number");
    order.setGraphic(whole ? new FontIcon("fth-check") : null);
    String state = whole ? texts.get("list.whole")
        : done == 0 ? texts.get("list.minutes", lesson.minutes()) : texts.get("list.part", done, all);
    Label facts = new Label(next ? texts.get("list.next", state) : state);
    facts.getStyleClass().addAll("lesson-muted", "lesson-facts");
    Button button = new Button(lesson.title(), order);
    button.setWrapText(true);
    button.setId("lesson-" + lesson.id());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.getStyleClass().addAll("lesson-row", "flat");
    button.setAccessibleText(texts.get("list.open", lesson.title(), facts.getText()));
    button.setOnAction(pressed -> model.open(lesson));
    VBox row = new VBox(button, facts);
    row.getStyleClass().add("lesson-place");
    row.pseudoClassStateChanged(NEXT, next);
    return row;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    model.lessons().removeListener(changed);
    model.problems().removeListener(changed);
    model.progressProperty().removeListener(changed);
  }
}
