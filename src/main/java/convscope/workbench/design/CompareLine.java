package convscope.workbench.design;

import convscope.model.Layer;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes the lines of a comparison: a layer of either network, or of one, and how they differ. JavaFX thread. */
final class CompareLine {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

  private final NetworkDesign left;
  private final Assessment leftFound;
  private final NetworkDesign right;
  private final Assessment rightFound;
  private final Texts texts;

  /** Lines of {@code left} and {@code right} with what was found of them. */
  CompareLine(NetworkDesign left, Assessment leftFound, NetworkDesign right, Assessment rightFound, Texts texts) {
    this.left = left;
    this.leftFound = leftFound;
    this.right = right;
    this.rightFound = rightFound;
    this.texts = texts;
  }

  /** The node of {@code line}, which can have the focus. */
  Node node(Comparison.Line line) {
    Layer one = layer(left, line.left());
    Layer other = layer(right, line.right());
    LayerFigures ones = figures(leftFound, line.left());
    LayerFigures others = figures(rightFound, line.right());
    String differs = line.difference() == Comparison.Difference.PROPERTIES && one != null && other != null
        ? texts.get("compare.differs", String.join(", ", differing(one, other))) : "";
    String word = texts.get("compare." + line.difference().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Label mark = new Label(word);
    mark.getStyleClass().addAll("hint", "compare-mark");
    HBox node = new HBox(side(one, ones, others, ""), mark, side(other, others, ones, differs));
    node.getStyleClass().add("compare-line");
    node.pseudoClassStateChanged(DIFFERS, line.difference() == Comparison.Difference.PROPERTIES);
    node.pseudoClassStateChanged(ALONE, one == null || other == null);
    node.setFocusTraversable(true);
    node.setAccessibleRole(AccessibleRole.LIST_ITEM);
    node.setAccessibleText(texts.get("compare.line", said(one, ones), word, said(other, others), differs));
    return node;
  }

  private static @Nullable Layer layer(NetworkDesign design, int at) {
    return at < 0 ? null : design.layers().get(at);
  }

  private static @Nullable LayerFigures figures(Assessment found, int at) {
    return at < 0 || at >= found.layers().size() ? null : found.layers().get(at);
  }

  /** The properties, apart from the name, in which two layers of one kind differ. */
  private List<String> differing(Layer one, Layer other) {
    List<LayerProperty> ones = LayerProperties.of(one);
    List<String> names = new ArrayList<>();
    for (LayerProperty property : LayerProperties.of(other)) {
      boolean same = property.input() == LayerProperty.Input.NAME || ones.stream()
          .anyMatch(mine -> mine.key().equals(property.key()) && mine.value().equals(property.value()));
      if (!same) {
        names.add(texts.get("property." + property.key()));
      }
    }
    return names;
  }

  private Node side(@Nullable Layer layer, @Nullable LayerFigures own, @Nullable LayerFigures beside, String differs) {
    Label name = new Label(layer == null ? texts.get("compare.unknown") : layer.name());
    name.getStyleClass().add("layer-name");
    VBox words = new VBox(name);
    if (layer != null) {
      words.getChildren().add(wrapped(LayerWords.of(layer, texts), "hint"));
    }
    if (!differs.isEmpty()) {
      words.getChildren().add(wrapped(differs, "compare-differs"));
    }
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox side = new HBox(words);
    if (own != null) {
      side.getChildren().addAll(
          figure(own.output().toString(), "output", beside != null && !own.output().equals(beside.output())),
          figure(texts.get("number", own.parameters()), "parameters",
              beside != null && own.parameters() != beside.parameters()),
          figure(texts.get("number", own.multiplyAdds()), "macs",
              beside != null && own.multiplyAdds() != beside.multiplyAdds()));
    }
    side.getStyleClass().add("compare-side");
    side.setMinWidth(0);
    side.setPrefWidth(0);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private static Label figure(String text, String style, boolean differs) {
    Label figure = new Label(text);
    figure.getStyleClass().addAll("figure", style);
    figure.pseudoClassStateChanged(DIFFERS, differs);
    return figure;
  }

  private String said(@Nullable Layer layer, @Nullable LayerFigures figures) {
    if (layer == null) {
      return texts.get("compare.nothing");
    }
    String words = layer.name() + ", " + LayerWords.of(layer, texts);
    return figures == null ? words : words + ", " + figures.output();
  }
}
