package convscope.workbench.data;

import convscope.data.Dataset;
import convscope.data.OpeningOptions;
import convscope.data.OpeningReport;
import convscope.data.OpeningSummary;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.OpenDataset.Work;
import convscope.workbench.session.OpenDataset;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/**
 * The summary of opening the current images: how many are used, how many are skipped and why; and the options to reopen
 * them with. Hidden if there is nothing to report. JavaFX thread.
 */
final class OpeningController {
  private static final List<Integer> SHARES = List.of(10, 6, 5, 4, 3, 2);
  private static final double EQUAL = 1e-9;

  private final OpenDataset openData;
  private final BooleanProperty shownDetails;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private VBox root;
  @FXML private Label headline;
  @FXML private Label labelsName;
  @FXML private ChoiceBox<OpeningOptions.Labels> labels;
  @FXML private Label shareName;
  @FXML private ChoiceBox<Double> share;
  @FXML private CheckBox truncated;
  @FXML private ToggleButton details;
  @FXML private Label remarks;
  @FXML private Label names;

  /** @param shownDetails whether the files left out are named; outlives this */
  OpeningController(OpenDataset openData, BooleanProperty shownDetails, Texts texts) {
    this.openData = openData;
    this.texts = texts;
    this.shownDetails = shownDetails;
    node = Fxml.load(this, texts);
    listening = Subscription.combine(openData.datasetProperty().subscribe(this::show),
        openData.workProperty().subscribe(this::arrange));
  }

  @FXML
  private void initialize() {
    share.setConverter(new ShareText(texts));
    labels.setConverter(new LabelsText(texts));
    labels.getItems().setAll(OpeningOptions.Labels.values());
    details.selectedProperty().bindBidirectional(shownDetails);
    details.selectedProperty().subscribe(open -> Presence.set(names, open));
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
    details.selectedProperty().unbindBidirectional(shownDetails);
  }

  /** Options can be changed while nothing is being opened; a change that could not be applied is reverted. */
  private void arrange(Work work) {
    labels.setDisable(work != Work.NONE);
    share.setDisable(work != Work.NONE);
    truncated.setDisable(work != Work.NONE);
    if (work == Work.NONE) {
      show(openData.datasetProperty().get());
    }
  }

  private void show(Dataset images) {
    OpeningReport report = new OpeningReport(images == null ? OpeningSummary.NONE : images.summary(),
        Language.of(texts.locale()), Face.WINDOW);
    Presence.set(root, !report.isEmpty());
    if (report.isEmpty()) {
      return;
    }
    headline.setText(report.headline());
    remarks.setText(String.join("\n", report.remarks()));
    names.setText(String.join("\n", report.details()));
    OpeningOptions options = images.options();
    boolean damaged = images.summary().leftOut().stream()
        .anyMatch(one -> one.reason() == OpeningSummary.Reason.DAMAGED);
    Presence.set(truncated, damaged || options.keepTruncated());
    truncated.setSelected(options.keepTruncated());
    Presence.set(share, images.summary().shareKept());
    Presence.set(shareName, images.summary().shareKept());
    offer(options.testShare());
    Presence.set(labels, images.summary().twoLabels());
    Presence.set(labelsName, images.summary().twoLabels());
    labels.setOnAction(null);
    labels.setValue(options.labels());
    labels.setOnAction(chosen -> reopen());
  }

  /** The usual shares, and {@code now}, which is selected. */
  private void offer(double now) {
    TreeSet<Double> all = new TreeSet<>();
    SHARES.forEach(parts -> all.add(1.0 / parts));
    all.removeIf(one -> Math.abs(one - now) < EQUAL);
    all.add(now);
    share.setOnAction(null);
    share.getItems().setAll(all);
    share.setValue(now);
    share.setOnAction(chosen -> reopen());
  }

  @FXML
  private void reopen() {
    Dataset images = openData.datasetProperty().get();
    openData.open(images.source(), images.options().withTestShare(share.getValue())
        .withTruncated(truncated.isSelected()).withLabels(labels.getValue()));
  }

  /** The two kinds of labels of CIFAR-100, with the number of classes. */
  private static final class LabelsText extends StringConverter<OpeningOptions.Labels> {
    private final Texts texts;

    LabelsText(Texts texts) {
      this.texts = texts;
    }

    @Override
    public String toString(OpeningOptions.Labels labels) {
      return labels == null ? "" : texts.get("labels." + labels.name());
    }

    @Override
    public OpeningOptions.Labels fromString(String text) {
      throw new UnsupportedOperationException("Labels are selected, not typed");
    }
  }

  /** A share as a fraction, or as a percentage if it is not a simple fraction. */
  private static final class ShareText extends StringConverter<Double> {
    private final Texts texts;

    ShareText(Texts texts) {
      this.texts = texts;
    }

    @Override
    public String toString(Double share) {
      if (share == null) {
        return "";
      }
      long parts = Math.round(1 / share);
      return Math.abs(1.0 / parts - share) < EQUAL ? texts.get("share.of", 1, parts)
          : String.format(texts.locale(), "%.0f%%", 100 * share);
    }

    @Override
    public Double fromString(String text) {
      throw new UnsupportedOperationException("Shares are selected, not typed");
    }
  }
}
