package convscope.workbench.ownclasses;

import convscope.foundation.Problem;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.images.ImageInput;
import convscope.workbench.images.ImageTransfer;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One class on the page: its name, its images, and what became of the last ones. JavaFX thread. */
final class ClassCardController {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
  private static final int MOST_REMARKS = 3;

  private final OwnCollection collection;
  private final OwnClass one;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Runnable pasting;
  private final ImageStrip images;
  private final Parent node;
  private final Subscription listening;

  @FXML private VBox root;
  @FXML private TextField name;
  @FXML private Label count;
  @FXML private Button files;
  @FXML private Button folder;
  @FXML private Button paste;
  @FXML private Button remove;
  @FXML private Label refusal;
  @FXML private VBox strip;
  @FXML private Node chosen;
  @FXML private Label chosenWords;
  @FXML private Button removeImage;
  @FXML private Label remarks;

  /** @param pasting pastes into this class */
  ClassCardController(OwnCollection collection, OwnClass one, Dialogs dialogs, Texts texts, Runnable pasting) {
    this.collection = collection;
    this.one = one;
    this.dialogs = dialogs;
    this.texts = texts;
    this.pasting = pasting;
    images = new ImageStrip(texts.get("strip.empty"));
    node = Fxml.load(this, texts);
    listening = Subscription.combine(one.nameProperty().subscribe(this::called),
        one.refusalProperty().subscribe(this::refused), one.remarksProperty().subscribe(this::remark),
        one.images().subscribe(this::show), images.selectedProperty().subscribe(now -> describe()));
    show();
  }

  @FXML
  private void initialize() {
    strip.getChildren().setAll(images);
    ImageTransfer.drop(root, this::take);
    name.setOnAction(entered -> rename());
    name.focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        rename();
      }
    });
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  Parent node() {
    return node;
  }

  OwnClass shown() {
    return one;
  }

  /** Numbers the controls, so that each has an id of its own. */
  void number(int number) {
    root.setId("own-class-" + number);
    name.setId("own-name-" + number);
    count.setId("own-count-" + number);
    files.setId("own-files-" + number);
    folder.setId("own-folder-" + number);
    paste.setId("own-paste-" + number);
    remove.setId("own-remove-" + number);
    removeImage.setId("own-remove-image-" + number);
    refusal.setId("own-refusal-" + number);
    remarks.setId("own-remarks-" + number);
    images.setId("own-images-" + number);
    name.setAccessibleText(texts.get("name.of", number));
  }

  /** Puts the cursor into the name, all of which is selected, to be replaced. */
  void editName() {
    name.requestFocus();
    name.selectAll();
  }

  void close() {
    listening.unsubscribe();
  }

  private void rename() {
    boolean changed = !name.getText().equals(one.name()) || one.refusalProperty().get() != null;
    if (changed && collection.classes().contains(one)) {
      collection.rename(one, name.getText());
    }
  }

  private void called(String now) {
    name.setText(now);
    Stream.of(files, folder, paste, remove, removeImage)
        .forEach(button -> button.setAccessibleText(texts.get("of.class", now, button.getText())));
    describe();
  }

  private void refused(@Nullable Problem why) {
    name.pseudoClassStateChanged(WRONG, why != null);
    refusal.setText(why == null ? "" : texts.sentence(why));
    Presence.set(refusal, why != null);
  }

  private void remark(List<Problem> all) {
    String some = String.join("\n", all.stream().limit(MOST_REMARKS).map(texts::sentence).toList());
    remarks.setText(all.size() > MOST_REMARKS ? texts.get("remarks.more", some, all.size() - MOST_REMARKS) : some);
    Presence.set(remarks, !all.isEmpty());
  }

  private void show() {
    images.show(one.images());
    count.setText(texts.get("count", one.images().size()));
    describe();
  }

  private void describe() {
    int at = images.selectedProperty().get();
    int all = one.images().size();
    Presence.set(chosen, at >= 0);
    chosenWords.setText(at < 0 ? "" : texts.get("chosen", at + 1, all));
    images.setAccessibleText(at < 0 ? texts.get("strip.name", one.name())
        : texts.get("strip.image", at + 1, all, one.name()));
  }

  private void take(List<ImageInput> arrivals) {
    images.requestFocus();
    collection.add(one, arrivals);
  }

  private void pressed(KeyEvent event) {
    boolean deletes = event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE;
    if (deletes && images.isFocused() && images.selectedProperty().get() >= 0) {
      removeImage();
      event.consume();
    }
  }

  @FXML
  private void files() {
    add(dialogs.openFiles(texts.get("open.title", one.name()), texts.get("open.kind"), ImageInput.ENDINGS).stream()
        .<ImageInput>map(ImageInput.OfFile::new).toList());
  }

  @FXML
  private void folder() {
    dialogs.chooseFolder(texts.get("openFolder.title", one.name()))
        .ifPresent(place -> add(List.of(new ImageInput.OfFile(place))));
  }

  private void add(List<ImageInput> arrivals) {
    if (!arrivals.isEmpty()) {
      collection.add(one, arrivals);
    }
  }

  @FXML
  private void paste() {
    pasting.run();
  }

  /** Whether the clipboard holds images that a field for text would not take. */
  static boolean hasImages(Clipboard content) {
    return content.hasFiles() || content.hasImage();
  }

  @FXML
  private void remove() {
    collection.remove(one);
  }

  @FXML
  private void removeImage() {
    collection.remove(one, images.selectedProperty().get());
    images.requestFocus();
  }
}
