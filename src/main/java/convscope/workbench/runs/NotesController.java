package convscope.workbench.runs;

import convscope.library.HandedIn;
import convscope.library.Notes;
import convscope.library.RunSummary;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notes and tags of the one selected run, and who handed it in with which answers. Notes are saved automatically: a
 * moment after the last key, and when another run is selected or the view is left. JavaFX thread.
 */
final class NotesController implements Screen {
  private final RunsModel model;
  private final Texts texts;
  private final PauseTransition pause = new PauseTransition(Duration.millis(700));
  private final InvalidationListener chosen = what -> show();
  private final ChangeListener<RunSummary> updated = (property, was, is) -> refresh(is);
  private final Parent node;
  private @Nullable RunItem item;
  private Notes saved = Notes.NONE;
  private boolean filling;

  @FXML private Node fields;
  @FXML private Label hint;
  @FXML private Label place;
  @FXML private Label handedIn;
  @FXML private TextField tags;
  @FXML private TextArea text;

  NotesController(RunsModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    node = Fxml.load(this, texts);
    pause.setOnFinished(over -> save());
    model.chosen().addListener(chosen);
    show();
  }

  @FXML
  private void initialize() {
    InvalidationListener typed = what -> {
      if (!filling) {
        pause.playFromStart();
      }
    };
    tags.textProperty().addListener(typed);
    text.textProperty().addListener(typed);
  }

  private void show() {
    RunItem one = model.chosen().size() == 1 ? model.chosen().get(0) : null;
    if (one == item && one != null) {
      return;
    }
    save();
    if (item != null) {
      item.summaryProperty().removeListener(updated);
    }
    item = one;
    if (item != null) {
      item.summaryProperty().addListener(updated);
    }
    fill(item == null ? Notes.NONE : item.now().notes());
    boolean can = item != null && item.now().readable() && item.now().problem() == null;
    fields.setDisable(!can);
    hint.setText(texts.get(can ? "notes.hint" : item == null ? "notes.none" : "notes.unreadable"));
    place.setText(item == null ? "" : texts.get("notes.place", item.path()));
    showHandedIn(item == null ? HandedIn.NONE : item.now().handedIn());
  }

  private void showHandedIn(HandedIn by) {
    Presence.set(handedIn, by.isSo());
    handedIn.setText(by.answers().isBlank() ? texts.get("notes.student", by.student())
        : texts.get("notes.student.answers", by.student(), by.answers()));
  }

  private void fill(Notes notes) {
    saved = notes;
    filling = true;
    tags.setText(notes.tagLine());
    text.setText(notes.text());
    filling = false;
  }

  /** Changes made elsewhere are shown, unless the user is typing here. */
  private void refresh(RunSummary now) {
    if (typed().equals(saved) && !now.notes().equals(saved)) {
      fill(now.notes());
    }
  }

  private Notes typed() {
    return Notes.typed(text.getText(), tags.getText());
  }

  /** Saves what was typed and has not been saved yet. */
  void save() {
    pause.stop();
    if (item != null && !fields.isDisable() && !typed().equals(saved)) {
      saved = typed();
      model.actions().note(item, saved);
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    save();
    model.chosen().removeListener(chosen);
    if (item != null) {
      item.summaryProperty().removeListener(updated);
    }
  }
}
