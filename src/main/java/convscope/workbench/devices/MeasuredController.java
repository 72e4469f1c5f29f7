package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.foundation.Figures;
import convscope.training.DeviceSpeed;
import convscope.training.DeviceSpeed.Figure;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The measurements, one device below the other, each figure as a bar beside those of the others. JavaFX thread. */
final class MeasuredController implements Screen {
  /** The same for all figures, to which what is left is added in equal parts. */
  private static final double COLUMN = 90;

  private final DevicesModel model;
  private final Texts texts;
  private final Parent node;
  private final InvalidationListener changed = measured -> show();
  private List<DeviceItem> followed = List.of();

  @FXML private GridPane table;
  @FXML private Label nothing;
  @FXML private Label how;

  MeasuredController(DevicesModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    node = Fxml.load(this, texts);
    model.items().addListener(changed);
    show();
  }

  @FXML
  private void initialize() {
    table.getColumnConstraints().add(new ColumnConstraints());
    for (int i = 0; i < Figure.values().length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setPrefWidth(COLUMN);
      column.setHalignment(HPos.LEFT);
      table.getColumnConstraints().add(column);
    }
  }

  /** The key of {@code figure} in bundles. */
  static String key(Figure figure) {
    return figure.name().toLowerCase(Locale.ROOT);
  }

  private void follow() {
    List<DeviceItem> now = List.copyOf(model.items());
    if (!now.equals(followed)) {
      followed.forEach(item -> item.measuredProperty().removeListener(changed));
      now.forEach(item -> item.measuredProperty().addListener(changed));
      followed = now;
    }
  }

  private void show() {
    follow();
    List<DeviceItem> measured = followed.stream().filter(item -> item.measuredProperty().get() != null).toList();
    Presence.set(nothing, measured.isEmpty());
    Presence.set(table, !measured.isEmpty());
    Presence.set(how, !measured.isEmpty());
    table.getChildren().clear();
    int column = 1;
    for (Figure figure : Figure.values()) {
      Label name = new Label(texts.get("figure." + key(figure)));
      Label unit = new Label(texts.get(figure.arithmetic() ? "unit.gflops" : "unit.images"));
      unit.getStyleClass().add("hint");
      table.add(new VBox(name, unit), column++, 0);
    }
    for (int row = 0; row < measured.size(); row++) {
      show(measured.get(row), measured, row + 1);
    }
  }

  private void show(DeviceItem item, List<DeviceItem> measured, int row) {
    Measured own = item.measuredProperty().get();
    Label name = new Label(item.now().name());
    name.setWrapText(true);
    Label with = new Label(with(item.now(), own));
    with.getStyleClass().add("hint");
    with.setWrapText(true);
    VBox who = new VBox(name, with);
    who.getStyleClass().add("who");
    List<Node> cells = new ArrayList<>(List.of(who));
    for (Figure figure : Figure.values()) {
      double longest = measured.stream().mapToDouble(other -> reach(other.measuredProperty().get().speed(), figure))
          .max().orElse(1);
      cells.add(
          cell(own.speed(), figure, longest, "measured-" + key(figure) + "-" + item.now().id().replace(':', '-')));
    }
    table.addRow(row, cells.toArray(Node[]::new));
  }

  private String with(Device device, Measured own) {
    String with =
        texts.get(device.kind() == Device.Kind.CPU ? "measured.threads" : "measured.batch", own.speed().batch(),
        own.speed().threads());
    return own.besideRun() ? with + " · " + texts.get("measured.beside") : with;
  }

  /** The lengths of the bar and its limit. */
  private static double reach(DeviceSpeed speed, Figure figure) {
    double own = speed.of(figure).orElse(0);
    return figure.arithmetic() ? Math.max(own, speed.limit()) : own;
  }

  private Node cell(DeviceSpeed speed, Figure figure, double longest, String id) {
    double value = speed.of(figure).orElse(0);
    Label words = new Label(Figures.value(value));
    words.setId(id);
    ShareBar bar = new ShareBar();
    // A matrix product that is its own limit needs no mark.
    boolean marked = figure.arithmetic() && speed.limit() > value;
    bar.show(value / longest, marked ? speed.limit() / longest : Double.NaN);
    VBox cell = new VBox(words, bar);
    if (marked) {
      Label share = new Label(texts.get("measured.share", value / speed.limit()));
      share.getStyleClass().add("hint");
      cell.getChildren().add(share);
    }
    cell.getStyleClass().add("measured-cell");
    return cell;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    model.items().removeListener(changed);
    followed.forEach(item -> item.measuredProperty().removeListener(changed));
  }
}
