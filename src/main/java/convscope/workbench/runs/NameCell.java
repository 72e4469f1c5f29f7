package convscope.workbench.runs;

import convscope.library.RunColours;
import convscope.library.RunLabel;
import convscope.library.RunSummary;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/**
 * A run's name with the color of its curves, which can be edited in place: Enter renames, Escape leaves it. JavaFX
 * thread.
 */
final class NameCell extends TableCell<RunItem, String> {
  private final BiConsumer<RunItem, String> renamed;
  private final ObservableValue<Map<Path, Integer>> colours;
  private final InvalidationListener recoloured = what -> show();
  private final Region swatch = new Region();
  private final TextField field = new TextField();

  /**
   * @param fieldName the name of the field, to be read out
   * @param colours the colors of the runs that are drawn
   * @param renamed receives the new name
   */
  NameCell(String fieldName, ObservableValue<Map<Path, Integer>> colours, BiConsumer<RunItem, String> renamed) {
    this.colours = colours;
    this.renamed = renamed;
    colours.addListener(new WeakInvalidationListener(recoloured));
    field.setId("runs-rename");
    field.setAccessibleText(fieldName);
    field.setOnAction(entered -> commitEdit(field.getText()));
    field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
      if (key.getCode() == KeyCode.ESCAPE) {
        cancelEdit();
        key.consume();
      }
    });
    field.focusedProperty().addListener((property, was, is) -> {
      if (!is && isEditing()) {
        commitEdit(field.getText());
      }
    });
  }

  @Override
  public void startEdit() {
    super.startEdit();
    if (isEditing()) {
      field.setText(getItem());
      setText(null);
      setGraphic(field);
      field.requestFocus();
      field.selectAll();
    }
  }

  @Override
  public void commitEdit(String name) {
    RunItem item = getTableRow().getItem();
    super.commitEdit(name);
    over();
    renamed.accept(item, name);
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    over();
  }

  /** The table takes the focus back; a second click on a name is to select it, and not to edit it. */
  private void over() {
    getTableView().setEditable(false);
    show();
    getTableView().requestFocus();
  }

  @Override
  protected void updateItem(String name, boolean empty) {
    super.updateItem(name, empty);
    // A run in training changes while its name is being typed; the field stays.
    show();
  }

  private void show() {
    if (isEditing()) {
      return;
    }
    RunItem item = isEmpty() || getTableRow() == null ? null : getTableRow().getItem();
    setText(item == null ? null : item.now().name());
    boolean coloured = item != null && item.now().readable();
    setGraphic(coloured ? swatch : null);
    if (coloured) {
      swatch.getStyleClass().setAll("swatch",
          "swatch-" + colours.getValue().getOrDefault(item.path(), RunColours.of(item.now())));
    }
  }

  /** The label of {@code run} under {@code name}: none of its own if that is empty, or its folder's name. */
  static RunLabel label(RunSummary run, String name) {
    return run.label().called(name.strip().equals(run.folderName()) ? "" : name);
  }
}
