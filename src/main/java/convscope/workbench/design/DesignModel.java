package convscope.workbench.design;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.model.InitializerEdition;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.runs.Setting;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SettingEntry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The network that is designed, its selected layer, and every change so far, each of which can be undone: also the
 * opening of another network. What is typed into one field without a pause for another is one change. It outlives the
 * view's nodes. JavaFX thread.
 */
public final class DesignModel {
  /** More than anybody undoes by hand; a design takes some kilobytes. */
  private static final int MOST_CHANGES = 500;
  private static final int USUAL_CLASSES = 10;
  private static final String NAME = "name of the network";

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.of(NetworkDesign.EMPTY, -1));
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Deque<State> before = new ArrayDeque<>();
  private final Deque<State> after = new ArrayDeque<>();
  private final PlanForm form;
  private final ObservableValue<Dataset> data;
  private final ObservableValue<LoadedNetwork> selected;
  private final RunTime time;
  private final LayerTiming timing;
  private final DraftKeeping draft;
  private final LatestRequest files;
  private final ReadOnlyObjectWrapper<@Nullable NetworkDesign> other = new ReadOnlyObjectWrapper<>(this, "other");
  private @Nullable Object typing;

  /**
   * What is seen at once.
   *
   * @param selected the position of the selected layer; −1 for none
   * @param found the figures of the design
   */
  public record State(NetworkDesign design, int selected, Assessment found) {
    static State of(NetworkDesign design, int selected) {
      return new State(design, selected, Assessment.of(design));
    }

    /** The selected layer; null for none. */
    @Nullable Layer layer() {
      return selected < 0 ? null : design.layers().get(selected);
    }
  }

  /**
   * An empty design, for the open {@code data}.
   *
   * @param selected the network that other views show
   * @param draft the file that keeps the design between two starts
   */
  public DesignModel(PlanForm form, ObservableValue<Dataset> data, ObservableValue<LoadedNetwork> selected,
      RunTime time, LayerTiming timing, Path draft, Background background) {
    this.form = form;
    this.data = data;
    this.selected = selected;
    this.time = time;
    this.timing = timing;
    this.draft = new DraftKeeping(draft, background);
    files = LatestRequest.finishing(background);
  }

  /** The design with its figures and the selected layer. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether there is a change to undo. */
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Whether there is an undone change to make again. */
  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** Why a file could not be opened or saved last; null if it could. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The network that the design is compared with; null for none. */
  ReadOnlyObjectProperty<@Nullable NetworkDesign> otherProperty() {
    return other.getReadOnlyProperty();
  }

  /** The open data; null while there is none. */
  ObservableValue<Dataset> data() {
    return data;
  }

  /** The network that other views show; null while there is none. */
  ObservableValue<LoadedNetwork> shown() {
    return selected;
  }

  /** The field for {@code setting} in the form of the next run. */
  SettingEntry entry(Setting setting) {
    return form.entries().stream().filter(entry -> entry.setting() == setting).findFirst().orElseThrow();
  }

  /** The images per step of the next run; the tutorial's while the form has no valid number. */
  int batch() {
    return form.number(Setting.BATCH).orElse(((Long) Setting.BATCH.standard()).intValue());
  }

  /** The number of classes of the open data; the tutorial's if none is open. */
  int classes() {
    return data.getValue() == null ? USUAL_CLASSES : data.getValue().classNames().size();
  }

  /** About how long training takes here. */
  RunTime time() {
    return time;
  }

  /** About how many seconds the next run would take with this network; empty if that is not known. */
  OptionalDouble seconds() {
    OptionalInt steps = form.number(Setting.STEPS);
    return steps.isEmpty() || state.get().found().problem() != null ? OptionalDouble.empty()
        : time.seconds((double) steps.getAsInt() * batch() * state.get().found().multiplyAdds());
  }

  /** The time of each layer here. */
  LayerTiming timing() {
    return timing;
  }

  /** Measures the time of each layer, if the network is possible. */
  void measure() {
    if (state.get().found().problem() == null) {
      problem.set(null);
      timing.measure(design().network(), batch(), problem::set);
    }
  }

  /**
   * Brings the design back that was kept at an earlier start. If there is another by now, undoing all changes leads to
   * it.
   */
  public void restore() {
    draft.restore(kept -> {
      State first = State.of(kept, kept.layers().isEmpty() ? -1 : 0);
      if (before.isEmpty() && design().equals(NetworkDesign.EMPTY)) {
        set(first);
      } else {
        before.addLast(first);
        undoable.set(true);
      }
    });
  }

  /** Keeps the design for the next start. */
  void keep() {
    draft.keep(design());
  }

  private NetworkDesign design() {
    return state.get().design();
  }

  private int at() {
    return state.get().selected();
  }

  /** Selects the layer at position {@code index}; −1 for none. This is no change. */
  public void select(int index) {
    if (index != at()) {
      typing = null;
      state.set(new State(design(), index, state.get().found()));
    }
  }

  /** Selects the layer {@code by} positions further down, if there is one. */
  void selectNext(int by) {
    int last = design().layers().size() - 1;
    if (last >= 0) {
      select(at() < 0 ? (by > 0 ? 0 : last) : Math.max(0, Math.min(last, at() + by)));
    }
  }

  /** Adds a usual layer of {@code kind} after the selected one, at the end if none is selected, and selects it. */
  void add(LayerKind kind) {
    int index = at() < 0 ? design().layers().size() : at() + 1;
    change(design().with(index, kind.added(design(), index, classes())), index);
  }

  /** Removes the selected layer and selects the one that takes its place. */
  void remove() {
    if (at() >= 0) {
      int left = design().layers().size() - 1;
      change(design().without(at()), Math.min(at(), left - 1));
    }
  }

  /** Adds a copy of the selected layer after it and selects the copy. */
  void duplicate() {
    if (at() >= 0) {
      change(design().duplicated(at()), at() + 1);
    }
  }

  /** Moves the selected layer down by {@code by} positions, up if that is negative, as far as there is room. */
  void move(int by) {
    if (at() >= 0) {
      move(at(), Math.max(0, Math.min(design().layers().size() - 1, at() + by)));
    }
  }

  /** Moves the layer at position {@code from} to position {@code to} and selects it. */
  void move(int from, int to) {
    if (from != to) {
      change(design().moved(from, to), to);
    }
  }

  /** Puts {@code layer} in place of the selected one, because of what was typed into the field {@code field}. */
  void type(String field, Layer layer) {
    if (!layer.equals(state.get().layer())) {
      typed(at() + " " + field, design().replaced(at(), layer));
    }
  }

  /** Puts {@code layer} in place of the selected one. */
  void replace(Layer layer) {
    if (!layer.equals(state.get().layer())) {
      change(design().replaced(at(), layer), at());
    }
  }

  /** Calls the network {@code name}, as it is typed. */
  void typeName(String name) {
    if (!name.equals(design().name())) {
      typed(NAME, design().named(name));
    }
  }

  /** Gives the network images of shape {@code input}. */
  void take(Shape input) {
    if (!input.equals(design().input())) {
      change(design().taking(input), at());
    }
  }

  /** What is typed from now on is another change, also if it is typed into the same field. */
  void endTyping() {
    typing = null;
  }

  private void typed(Object field, NetworkDesign now) {
    if (field.equals(typing)) {
      after.clear();
      set(State.of(now, at()));
    } else {
      change(now, at());
      typing = field;
    }
  }

  private void change(NetworkDesign now, int index) {
    typing = null;
    before.push(state.get());
    if (before.size() > MOST_CHANGES) {
      before.removeLast();
    }
    after.clear();
    set(State.of(now, index));
  }

  /** Undoes the last change. */
  void undo() {
    step(before, after);
  }

  /** Makes the change again that was undone last. */
  void redo() {
    step(after, before);
  }

  private void step(Deque<State> from, Deque<State> to) {
    typing = null;
    if (!from.isEmpty()) {
      to.push(state.get());
      set(from.pop());
    }
  }

  private void set(State now) {
    timing.keepTo(now.design());
    state.set(now);
    undoable.set(!before.isEmpty());
    redoable.set(!after.isEmpty());
  }

  /** Opens a design without layers. */
  void openEmpty() {
    open(NetworkDesign.EMPTY);
  }

  /** The preset called {@code name}, for the classes of the open data. */
  NetworkDesign preset(String name) {
    return NetworkDesign.of(Presets.named(name, InitializerEdition.FROM_2017, classes()));
  }

  /** Opens the network in {@code file}. */
  void open(Path file) {
    read(file, this::open);
  }

  /** Compares with the network in {@code file}. */
  void compare(Path file) {
    read(file, this::compare);
  }

  private void read(Path file, Consumer<NetworkDesign> then) {
    problem.set(null);
    files.run(() -> NetworkFile.read(file), then, problem::set);
  }

  /** Compares with {@code another}. */
  void compare(NetworkDesign another) {
    problem.set(null);
    other.set(another);
  }

  /** Compares with no network any more. */
  void endComparison() {
    other.set(null);
  }

  /** Opens {@code another}. */
  void open(NetworkDesign another) {
    problem.set(null);
    change(another, another.layers().isEmpty() ? -1 : 0);
  }

  /** Writes the network to {@code file}, if it is possible; {@code then} is told of the file. */
  void save(Path file, Consumer<Path> then) {
    problem.set(null);
    Path target = file.getFileName().toString().contains(".") ? file
        : file.resolveSibling(file.getFileName() + ".json");
    Network network = design().network();
    files.run(() -> {
      SafeFile.writeText(target, NetworkJson.toText(network));
      return target;
    }, then, problem::set);
  }

  /** Puts the network into the form of the next run, if it is possible. */
  void use() {
    if (state.get().found().problem() == null) {
      form.offer(design().network());
    }
  }

  /** Whether the form of the next run has this network. */
  boolean isUsed() {
    return state.get().found().problem() == null && form.networkProperty().get().is(design().network());
  }

  /** What the form of the next run has. */
  ObservableValue<?> formNetwork() {
    return form.networkProperty();
  }
}
