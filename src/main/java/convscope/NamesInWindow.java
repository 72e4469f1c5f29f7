package convscope;

import convscope.data.Dataset;
import convscope.workbench.classify.ClassifyModel;
import convscope.workbench.fx.Appearance;
import convscope.workbench.ownclasses.OwnClassesModel;
import convscope.workbench.runs.RunsModel;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.NetworkChoice;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.SelectedNetwork;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;

/**
 * Tells the window's look which names come into it, of datasets, classes, images and runs and in the
 * forms of a class, so that its font has their letters. JavaFX thread.
 */
final class NamesInWindow {
  private NamesInWindow() {}

  /** From now on {@code appearance} is told of all names that these have. */
  static void tell(Appearance appearance, OpenDataset data, SelectedNetwork selected, NetworkChoices choices,
      RunsModel stored, ClassifyModel classify, OwnClassesModel own) {
    data.datasetProperty().subscribe(images -> appearance.showsNames(images == null ? List.of() : of(images)));
    selected.modelProperty().subscribe(network -> appearance.showsNames(network == null ? List.of() : of(network)));
    ObservableList<NetworkChoice> runs = choices.all();
    runs.subscribe(() -> appearance.showsNames(runs.stream().map(NetworkChoice::name).toList()));
    stored.tellNames(appearance::showsNames);
    classify.tellNames(appearance::showsNames);
    own.tellNames(appearance::showsNames);
  }

  private static List<String> of(Dataset images) {
    List<String> names = new ArrayList<>(images.classNames());
    names.add(images.name());
    return names;
  }

  private static List<String> of(LoadedNetwork network) {
    return network.namesBeside(null);
  }
}
