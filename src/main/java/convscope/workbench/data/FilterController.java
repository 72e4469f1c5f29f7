package convscope.workbench.data;

import atlantafx.base.controls.CustomTextField;
import convscope.data.ClassLabels;
import convscope.data.ImageSet;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filters, the image counts of the classes, and the mean of the images that pass. JavaFX thread. */
final class FilterController {
  private static final double WHITE = 255;

  private final DataModel model;
  private final Texts texts;
  private final Figures figures;
  private final ClassLabels labels;
  private final List<ClassRow> rows = new ArrayList<>();
  private final SetChangeListener<Integer> choosing = change -> choose();
  private final Parent node;
  private final Subscription listening;
  private Gallery listed;

  @FXML private ToggleGroup splits;
  @FXML private ToggleButton both;
  @FXML private ToggleButton train;
  @FXML private ToggleButton test;
  @FXML private CustomTextField query;
  @FXML private Label wrong;
  @FXML private Button everyClass;
  @FXML private VBox classes;
  @FXML private Region meanPart;
  @FXML private Picture mean;
  @FXML private Label meanOf;

  FilterController(DataModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    figures = new Figures(texts);
    labels = ClassLabels.in(texts.locale());
    node = Fxml.load(this, texts);
    model.classes().addListener(choosing);
    listening = Subscription.combine(model.splitProperty().subscribe(this::select),
        model.wrongProperty().subscribe(this::tell), model.shownProperty().subscribe(this::count),
        model.meanProperty().subscribe(this::show));
  }

  @FXML
  private void initialize() {
    both.setUserData(Split.BOTH);
    train.setUserData(Split.TRAIN);
    test.setUserData(Split.TEST);
    splits.selectedToggleProperty().addListener((property, was, is) -> chosen(was, is));
    query.textProperty().bindBidirectional(model.queryProperty());
    query.setRight(clearing());
    everyClass.setVisible(false);
    wrong.managedProperty().bind(wrong.visibleProperty());
    meanPart.managedProperty().bind(meanPart.visibleProperty());
  }

  /** A small cross that clears the field, visible while the field has text. */
  private Button clearing() {
    Button clear = new Button(null, new FontIcon("fth-x"));
    clear.getStyleClass().addAll("flat", "button-icon", "small");
    clear.setAccessibleText(texts.get("query.clear"));
    clear.setAccessibleHelp(texts.get("query.clear"));
    clear.setOnAction(pressed -> query.clear());
    clear.visibleProperty().bind(query.textProperty().isNotEmpty());
    return clear;
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
    model.classes().removeListener(choosing);
    query.textProperty().unbindBidirectional(model.queryProperty());
  }

  @FXML
  private void everyClass() {
    model.classes().clear();
  }

  /** One of the three is always selected: pressing the selected one has no effect. */
  private void chosen(Toggle was, Toggle is) {
    if (is == null) {
      splits.selectToggle(was);
    } else {
      model.splitProperty().set((Split) is.getUserData());
    }
  }

  private void select(Split split) {
    splits.getToggles().stream().filter(toggle -> toggle.getUserData() == split).forEach(splits::selectToggle);
  }

  private void tell(Query.Wrong fault) {
    wrong.setVisible(fault != null);
    wrong.setText(fault == null ? "" : texts.get(fault.sentence(), fault.typed()));
  }

  private void count(Shown shown) {
    if (shown == null) {
      return;
    }
    if (shown.gallery() != listed) {
      listed = shown.gallery();
      list();
    }
    int largest = Math.max(1, Arrays.stream(shown.counts()).max().orElse(1));
    for (int label = 0; label < rows.size(); label++) {
      int count = shown.counts()[label];
      rows.get(label).tell(figures.count(count), (double) count / largest,
          texts.get("class.accessible", labels.of(listed.classNames().get(label)), count));
    }
    meanOf.setText(texts.get("mean.of", shown.indices().length));
  }

  private void list() {
    rows.clear();
    List<String> names = labels.of(listed.classNames());
    boolean twoNames = !names.equals(listed.classNames());
    for (int label = 0; label < names.size(); label++) {
      ClassRow row = new ClassRow(names.get(label), twoNames);
      int number = label;
      row.setOnAction(event -> {
        if (row.isSelected()) {
          model.classes().add(number);
        } else {
          model.classes().remove(number);
        }
      });
      rows.add(row);
    }
    classes.getChildren().setAll(rows);
    choose();
  }

  private void choose() {
    for (int label = 0; label < rows.size(); label++) {
      rows.get(label).setSelected(model.classes().contains(label));
    }
    everyClass.setVisible(!model.classes().isEmpty());
  }

  private void show(float[] values) {
    meanPart.setVisible(values.length > 0);
    if (values.length > 0) {
      mean.show(values, ImageSet.WIDTH, 0, WHITE);
    }
  }
}
