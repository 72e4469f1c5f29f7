package convscope.workbench.inspect;

import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.summaries.Past;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.SelectedNetwork;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The histograms of the selected layer over the steps of its run; for a network without summaries, the current ones.
 * Files are read in the background, once per second and only while they are visible. JavaFX thread.
 */
final class HistogramsModel {
  private static final long BETWEEN_MILLIS = 1_000;

  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::look);
  private final SelectedNetwork models;
  private final ReadOnlyObjectProperty<InspectResult> result;
  private final Background background;
  /** Null while it is being read. */
  private @Nullable Past past;
  private boolean reading;
  private boolean showing;
  private @Nullable InspectResult seen;
  private @Nullable Path run;

  /**
   * The histograms of a layer.
   *
   * @param layer its name
   * @param recorded whether they come from the run's summaries; otherwise they are those of {@code result}
   * @param histograms by kind; unknown kinds are absent
   * @param problem why not everything could be read; null if it could
   */
  record Shown(String layer, boolean recorded, Map<LayerHistograms.Kind, LayerHistograms> histograms,
      @Nullable Problem problem) {

    /** Whether nothing but one step is known. */
    boolean single() {
      return histograms.values().stream().allMatch(one -> one.moments().size() == 1);
    }

    /** The last step of which anything is known. */
    long lastStep() {
      return histograms.values().stream().flatMap(one -> one.moments().stream()).mapToLong(Past.Moment::step).max()
          .orElse(0);
    }
  }

  HistogramsModel(SelectedNetwork models, ReadOnlyObjectProperty<InspectResult> result, Background background) {
    this.models = models;
    this.result = result;
    this.background = background;
    models.runProperty().addListener((property, was, is) -> beat());
    result.addListener((property, was, is) -> {
      if (showing) {
        look();
      }
    });
  }

  /** What is shown; null before. */
  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether it is visible. */
  void show(boolean now) {
    showing = now;
    beat();
    if (now) {
      look();
    }
  }

  /** Whether a run's summaries are read again and again: only while they are visible, and only of a run. */
  boolean following() {
    return pulse.running();
  }

  private void beat() {
    if (showing && models.runProperty().get() != null) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  /** Reads new entries of the displayed run, if any. */
  private void look() {
    InspectResult now = result.get();
    if (reading || now == null) {
      return;
    }
    Path wanted = models.runProperty().get();
    boolean sameRun = wanted != null && wanted.equals(run);
    boolean sameLayer = seen != null && shown.get() != null && layer(seen).name().equals(layer(now).name());
    boolean same = seen == now && (wanted == null ? run == null : sameRun);
    Past read = sameRun && past != null ? past : wanted == null ? null : new Past(wanted);
    boolean fresh = read != past || !sameLayer;
    reading = true;
    background.run(() -> {
      boolean more = read != null && read.refresh();
      Map<LayerHistograms.Kind, String> tags = tags(now);
      boolean recorded = read != null && read.knows(tags.get(LayerHistograms.Kind.ACTIVATIONS));
      if (recorded ? !more && !fresh : same && !more) {
        return null;
      }
      return new Shown(layer(now).name(), recorded,
          recorded ? LayerHistograms.recorded(read, tags) : present(now, tags), read == null ? null : read.problem());
    }, found -> {
      reading = false;
      past = read;
      run = wanted;
      seen = now;
      if (found != null) {
        shown.set(found);
      }
      if (result.get() != now) {
        look();
      }
    }, why -> {
      reading = false;
      seen = now;
      shown.set(new Shown(layer(now).name(), false, Map.of(), why));
      if (result.get() != now) {
        look();
      }
    });
  }

  private static Layer layer(InspectResult result) {
    return result.request().model().network().layers().get(result.request().layer());
  }

  private static Map<LayerHistograms.Kind, String> tags(InspectResult result) {
    return LayerHistograms.tags(layer(result),
        result.request().model().network().inputs().get(result.request().layer()));
  }

  /** The averages of the parameters, under the names of the variables, and the layer's output for the one image. */
  private static Map<LayerHistograms.Kind, LayerHistograms> present(InspectResult result,
      Map<LayerHistograms.Kind, String> tags) {
    LoadedNetwork model = result.request().model();
    Map<LayerHistograms.Kind, LayerHistograms> all = new EnumMap<>(LayerHistograms.Kind.class);
    all.put(LayerHistograms.Kind.ACTIVATIONS,
        LayerHistograms.now(model.step(), result.activations().get(result.request().layer())));
    tags.forEach((kind, tag) -> {
      float[] values = model.averages().get(tag);
      if (values != null) {
        all.put(kind, LayerHistograms.now(model.step(), values));
      }
    });
    return all;
  }
}
