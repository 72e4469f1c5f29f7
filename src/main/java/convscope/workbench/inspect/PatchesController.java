package convscope.workbench.inspect;

import convscope.data.ClassLabels;
import convscope.data.Dataset;
import convscope.insight.Excitations;
import convscope.insight.Raster;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkNames;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The top-activating patches of the selected channel; a selected patch's image becomes the example. JavaFX thread. */
final class PatchesController {
  private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");

  private final InspectModel model;
  private final PatchSearch search;
  private final NetworkNames networks;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;
  private List<Excitations.Place> places = List.of();
  private boolean showing;

  @FXML private Label words;
  @FXML private ProgressBar progress;
  @FXML private Button cancel;
  @FXML private Button again;
  @FXML private Node outdated;
  @FXML private Label outdatedWords;
  @FXML private TileSheet patches;

  PatchesController(InspectModel model, NetworkNames networks, Texts texts) {
    this.model = model;
    this.networks = networks;
    this.texts = texts;
    search = model.patches();
    node = Fxml.load(this, texts);
    listening = Subscription.combine(search.foundProperty().subscribe(now -> show()),
        search.work().doneProperty().subscribe(now -> show()), search.work().problemProperty().subscribe(now -> show()),
        model.resultProperty().subscribe(now -> show()), model.example().testProperty().subscribe(now -> show()),
        networks.changes().subscribe(now -> show()));
  }

  @FXML
  private void initialize() {
    patches.selectedProperty().addListener((property, was, is) -> choose(is.intValue()));
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }

  @FXML
  private void cancel() {
    search.work().cancel();
  }

  @FXML
  void again() {
    InspectResult result = model.resultProperty().get();
    Dataset data = model.example().data();
    if (result != null && data != null) {
      search.start(result.request().model(), data, model.example().testProperty().get());
    }
  }

  private void choose(int patch) {
    PatchSearch.Found found = search.foundProperty().get();
    if (!showing && patch >= 0 && patch < places.size() && found != null && found.isAmong(model.example().data())) {
      Excitations.Place place = places.get(patch);
      model.example().take(found.test(), place.index());
      model.spotProperty().set(new Spot(model.channelProperty().get(), place.row(), place.column()));
    }
  }

  private void show() {
    InspectResult result = model.resultProperty().get();
    PatchSearch.Found found = search.foundProperty().get();
    LongWork.Done done = search.work().doneProperty().get();
    Presence.set(progress, done != null);
    Presence.set(cancel, done != null);
    if (done != null) {
      progress.setProgress(done.share());
    }
    if (result == null) {
      return;
    }
    boolean fitting = found != null && found.isAmong(model.example().data())
        && found.model().network().equals(result.request().model().network());
    Presence.set(again, done == null
        && !search.isOf(result.request().model(), model.example().data(), model.example().testProperty().get()));
    again.setText(texts.get(fitting ? "patches.again" : "patches.look"));
    List<Excitations.Place> now = fitting
        ? found.excitations().strongest(result.request().layer(), result.request().channel()) : List.of();
    words.setText(words(result, fitting ? found : null, done, now));
    tellOutdated(result.request().model(), fitting && done == null ? found.model() : null);
    if (now.equals(places) && patches.isVisible() == !now.isEmpty()) {
      return;
    }
    showing = true;
    places = now;
    patches.setVisible(!now.isEmpty());
    patches.selectedProperty().set(-1);
    if (!now.isEmpty()) {
      showPatches(found, result.request().layer());
    }
    showing = false;
  }

  /** Says so where the patches are not those of {@code now}; {@code searched} is null where there is nothing to say. */
  private void tellOutdated(LoadedNetwork now, @Nullable LoadedNetwork searched) {
    boolean old = searched != null && !searched.sameAs(now);
    Presence.set(outdated, old);
    patches.pseudoClassStateChanged(OUTDATED, old);
    if (old) {
      outdatedWords.setText(searched.sameSource(now)
          ? texts.get("patches.outdated.step", searched.step(), now.step())
          : texts.get("patches.outdated", networks.atStep(searched), networks.atStep(now)));
    }
  }

  private void showPatches(PatchSearch.Found found, int layer) {
    List<Raster> rasters =
        places.stream().map(place -> found.excitations().patch(layer, place, found.images())).toList();
    patches.show(rasters.get(0).width(), rasters.get(0).height(), rasters.stream().map(Raster::argb).toList());
    ClassLabels labels = ClassLabels.in(texts.locale());
    patches.setDescription(texts.get("patches.name"), patch -> {
      Excitations.Place place = places.get(patch);
      String name = labels.of(found.classNames().get(found.images().label(place.index())));
      return texts.get("patch", name, place.index(), place.value());
    });
  }

  private String words(InspectResult result, PatchSearch.@Nullable Found found, LongWork.@Nullable Done done,
      List<Excitations.Place> now) {
    if (search.work().problemProperty().get() != null) {
      return texts.sentence(search.work().problemProperty().get());
    } else if (done != null) {
      return texts.get("patches.looking", done.parts(), done.all());
    } else if (found == null) {
      return texts.get("patches.none");
    }
    return texts.get(now.isEmpty() ? "patches.silent" : found.test() ? "patches.test" : "patches.train",
        result.request().channel(), now.size(), found.excitations().images(), found.model().step());
  }
}
