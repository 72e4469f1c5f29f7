package convscope.workbench.train;

import convscope.model.InitializerEdition;
import convscope.runs.Setting;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SettingEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The settings of a new run that are seldom changed, folded away below a button. Folded, one line says what they are
 * set to. What is not valid cannot be folded away. JavaFX thread.
 */
final class MoreSettings {
  private static final Set<Setting> SELDOM = EnumSet.of(Setting.TOWERS, Setting.BETA_1, Setting.BETA_2,
      Setting.EPSILON, Setting.DECOUPLED_DECAY, Setting.SCHEDULE, Setting.WARM_UP, Setting.FIRST_RATE,
      Setting.LAST_RATE, Setting.FLIPS, Setting.CUTOUT, Setting.TRANSLATION, Setting.CLIP_GRADIENTS, Setting.LABEL_SMOOTHING,
      Setting.AVERAGE_DECAY, Setting.SEED, Setting.PREFETCH, Setting.TEST_CROPS, Setting.SUMMARIES_EVERY, Setting.KEEP);

  private final PlanForm form;
  private final SettingWords words;
  private final StringConverter<InitializerEdition> editions;
  private final ToggleButton open;
  private final Label values = new Label();
  private final VBox fields = new VBox();
  private final VBox node;
  private final List<SettingEntry> entries;
  private final Node edition;
  private final Subscription listening;

  /**
   * Those of {@code form}, the weights' edition first.
   *
   * @param texts of the view
   * @param names of the settings
   * @param edition the edition's own field
   */
  MoreSettings(PlanForm form, Texts texts, Texts names, Node edition) {
    this.form = form;
    this.edition = edition;
    words = new SettingWords(texts, names);
    editions = new Named<>(texts, "edition", Enum::name);
    entries = form.entries().stream().filter(entry -> has(entry.setting())).toList();
    open = new ToggleButton(texts.get("form.more"), new FontIcon("fth-chevron-right"));
    open.setId("more-settings");
    open.getStyleClass().add("flat");
    open.setAccessibleHelp(texts.get("form.more.help"));
    open.selectedProperty().bindBidirectional(form.moreProperty());
    values.setId("more-settings-values");
    values.getStyleClass().add("hint");
    values.setWrapText(true);
    fields.getStyleClass().add("fields");
    fields.getChildren().add(edition);
    node = new VBox(open, values, fields);
    node.getStyleClass().addAll("fields", "more-settings");
    listening = Stream.concat(
            Stream.of(form.moreProperty().subscribe(is -> show()), form.editionProperty().subscribe(is -> show()),
                form.networkProperty().subscribe(is -> show())),
            entries.stream().map(entry -> entry.textProperty().subscribe(typed -> show())))
        .reduce(Subscription.EMPTY, Subscription::and);
  }

  /** Whether {@code setting} is one of them. */
  static boolean has(Setting setting) {
    return SELDOM.contains(setting);
  }

  /** Adds the row of one of them. */
  void add(Node row) {
    fields.getChildren().add(row);
  }

  private void show() {
    boolean shown = form.moreProperty().get() || entries.stream()
        .anyMatch(entry -> entry.countsProperty().get() && !entry.validProperty().get());
    Presence.set(fields, shown);
    Presence.set(values, !shown);
    ((FontIcon) open.getGraphic()).setIconLiteral(shown ? "fth-chevron-down" : "fth-chevron-right");
    boolean preset = form.networkProperty().get().isPreset();
    Presence.set(edition, preset);
    values.setText(Stream.concat(
        Stream.of(form.editionProperty().get()).filter(one -> preset).map(editions::toString), entries.stream()
        .filter(entry -> entry.countsProperty().get())
        .map(entry -> words.of(entry.setting(), entry.textProperty().get())))
        .collect(Collectors.joining(" · ")));
  }

  Node node() {
    return node;
  }

  /** Releases the form. */
  void close() {
    open.selectedProperty().unbindBidirectional(form.moreProperty());
    listening.unsubscribe();
  }
}
