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
final class PastModel {
  private static final long BETWEEN_MILLIS = 1_000;

  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::look);
  private final SelectedNetwork models;
  private final ReadOnlyObjectProperty<InspectResult> sight;
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
   * @param recorded whether they come from the run's summaries; otherwise they are those of {@code sight}
   * @param spreads by kind; unknown kinds are absent
   * @param problem why not everything could be read; null if it could
   */
  record Shown(String layer, boolean recorded, Map<LayerHistograms.Kind, LayerHistograms> spreads, @Nullable Problem problem) {}

  PastModel(SelectedNetwork models, ReadOnlyObjectProperty<InspectResult> sight, Background background) {
    this.models = models;
    this.sight = sight;
    this.background = background;
    sight.addListener((property, was, is) -> {
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
    if (now) {
      pulse.start();
    } else {
      pulse.stop();
    }
  }

  /** Reads new entries of the displayed run, if any. */
  private void look() {
    InspectResult now = sight.get();
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
      if (sight.get() != now) {
        look();
      }
    }, why -> {
      reading = false;
      shown.set(new Shown(layer(now).name(), false, Map.of(), why));
    });
  }

  private static Layer layer(InspectResult sight) {
    return sight.wish().model().network().layers().get(sight.wish().layer());
  }

  private static Map<LayerHistograms.Kind, String> tags(InspectResult sight) {
    return LayerHistograms.tags(layer(sight), sight.wish().model().network().inputs().get(sight.wish().layer()));
  }

  /** The averages of the parameters, under the names of the variables, and the layer's output for the one image. */
  private static Map<LayerHistograms.Kind, LayerHistograms> present(InspectResult sight, Map<LayerHistograms.Kind, String> tags) {
    LoadedNetwork model = sight.wish().model();
    Map<LayerHistograms.Kind, LayerHistograms> all = new EnumMap<>(LayerHistograms.Kind.class);
    all.put(LayerHistograms.Kind.ACTIVATIONS, LayerHistograms.now(model.step(), sight.activations().get(sight.wish().layer())));
    tags.forEach((kind, tag) -> {
      float[] values = model.averages().get(tag);
      if (values != null) {
        all.put(kind, LayerHistograms.now(model.step(), values));
      }
    });
    return all;
  }
}
