package convscope.workbench.shell;

import convscope.foundation.Problem;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame around the views. Views are created when first shown. JavaFX thread. */
public final class ShellController implements Screen {
  private final ShellModel model;
  private final Notices notices;
  private final Texts texts;
  private final ShellParts parts;
  private final Commands commands;
  private final Function<ViewId, Screen> views;
  private final Map<ViewId, Screen> made = new EnumMap<>(ViewId.class);
  private final Map<ViewId, ToggleButton> buttons = new EnumMap<>(ViewId.class);
  private final ChangeListener<ViewId> viewChanged = (property, was, is) -> show(is);
  private final ChangeListener<Boolean> logChanged = (property, was, is) -> showLog(is);
  private final ChangeListener<Boolean> lessonsChanged = (property, was, is) -> showLessons(is);
  private final ChangeListener<Boolean> shortcutsChanged = (property, was, is) -> showShortcuts();
  private final ChangeListener<Notices.Notice> noticed = (property, was, is) -> notice(is);
  private final ChangeListener<Problem> problemChanged = (property, was, is) -> showProblem(is);
  private final ToggleButton lessonsButton = new ToggleButton();
  private final Parent node;
  private Screen current;
  private @Nullable ShortcutsController shortcuts;
  private @Nullable Node before;

  @FXML private Rail rail;
  @FXML private VBox top;
  @FXML private StackPane centre;
  @FXML private StackPane offer;
  @FXML private StackPane place;
  @FXML private VBox over;
  @FXML private StackPane tasks;
  @FXML private StackPane aside;
  @FXML private StackPane drawer;
  @FXML private StackPane bottom;

  /** A frame whose views come from {@code views}. */
  public ShellController(ShellModel model, ShellParts parts, Commands commands, Notices notices, Texts texts,
      Function<ViewId, Screen> views) {
    this.model = model;
    this.parts = parts;
    this.commands = commands;
    this.notices = notices;
    this.texts = texts;
    this.views = views;
    node = Fxml.load(this, texts);
    model.viewProperty().addListener(viewChanged);
    model.logProperty().addListener(logChanged);
    model.lessonsProperty().addListener(lessonsChanged);
    model.shortcutsProperty().addListener(shortcutsChanged);
    notices.latestProperty().addListener(noticed);
    model.problemProperty().addListener(problemChanged);
  }

  @FXML
  private void initialize() {
    ToggleGroup group = new ToggleGroup();
    for (ViewId view : ViewId.values()) {
      ToggleButton button = new ToggleButton(texts.get("view." + view.id()), new FontIcon(view.icon()));
      button.setId("rail-" + view.id());
      button.setToggleGroup(group);
      button.setAccessibleHelp(texts.get("view." + view.id() + ".help", "Ctrl+" + (view.ordinal() + 1)));
      button.setOnAction(pressed -> {
        button.setSelected(true);
        model.viewProperty().set(view);
      });
      buttons.put(view, button);
      rail.getChildren().add(button);
    }
    rail.getChildren().addAll(stretch(), lessonsButton());
    top.getChildren().setAll(parts.topBar().node(), parts.rate().node());
    bottom.getChildren().setAll(parts.statusBar().node());
    tasks.getChildren().setAll(parts.tasks().node());
    offer.getChildren().setAll(parts.offer().node());
    centre.getChildren().add(1, parts.welcome().node());
    if (model.logProperty().get()) {
      showLog(true);
    }
    showLessons(model.lessonsProperty().get());
    showProblem(model.problemProperty().get());
    show(model.viewProperty().get());
  }

  @Override
  public Parent node() {
    return node;
  }

  private void show(ViewId view) {
    if (current != null) {
      current.hidden();
    }
    current = made.computeIfAbsent(view, views);
    place.getChildren().setAll(current.node());
    buttons.get(view).setSelected(true);
    current.shown();
    listShortcuts();
    Problem problem = model.problemProperty().get();
    if (problem != null && current.tells(problem)) {
      model.problemProperty().set(null);
    }
  }

  private void showLog(boolean open) {
    Screen log = parts.log();
    if (open) {
      drawer.getChildren().setAll(log.node());
      log.shown();
    } else {
      drawer.getChildren().clear();
      log.hidden();
    }
  }

  private static Node stretch() {
    Region between = new Region();
    VBox.setVgrow(between, Priority.ALWAYS);
    return between;
  }

  private Node lessonsButton() {
    lessonsButton.setText(texts.get("lessons"));
    lessonsButton.setGraphic(new FontIcon("fth-book-open"));
    lessonsButton.setId("rail-lessons");
    lessonsButton.setAccessibleHelp(texts.get("lessons.help"));
    lessonsButton.selectedProperty().bindBidirectional(model.lessonsProperty());
    return lessonsButton;
  }

  private void showLessons(boolean open) {
    Screen lessons = parts.lessons();
    if (open) {
      aside.getChildren().setAll(lessons.node());
      lessons.shown();
    } else {
      aside.getChildren().clear();
      lessons.hidden();
    }
  }

  private void showShortcuts() {
    listShortcuts();
    if (shortcuts != null) {
      before = node.getScene().getFocusOwner();
      shortcuts.focus();
    } else if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  /** Shows the keys of the present view, if they are asked for. */
  private void listShortcuts() {
    if (shortcuts != null) {
      centre.getChildren().remove(shortcuts.node());
      shortcuts = null;
    }
    if (model.shortcutsProperty().get()) {
      shortcuts =
          new ShortcutsController(model, commands, model.viewProperty().get(), current.shortcuts(), texts);
      centre.getChildren().add(shortcuts.node());
    }
  }

  private void notice(Notices.Notice notice) {
    Problem problem = notice.problem();
    if (problem != null) {
      model.problemProperty().set(current.tells(problem) ? null : problem);
    }
  }

  private void showProblem(@Nullable Problem problem) {
    over.getChildren().clear();
    if (problem != null) {
      Runnable leave = () -> model.problemProperty().set(null);
      over.getChildren().setAll(new ProblemController(problem, texts, leave).node());
    }
  }

  @Override
  public void shown() {
    current.shown();
    if (model.lessonsProperty().get()) {
      parts.lessons().shown();
    }
  }

  @Override
  public void hidden() {
    current.hidden();
    parts.lessons().hidden();
  }

  @Override
  public void close() {
    current.hidden();
    model.viewProperty().removeListener(viewChanged);
    model.logProperty().removeListener(logChanged);
    model.lessonsProperty().removeListener(lessonsChanged);
    lessonsButton.selectedProperty().unbindBidirectional(model.lessonsProperty());
    model.shortcutsProperty().removeListener(shortcutsChanged);
    notices.latestProperty().removeListener(noticed);
    model.problemProperty().removeListener(problemChanged);
    made.values().forEach(Screen::close);
    parts.close();
  }
}
