package convscope.workbench.inspect;

import convscope.insight.ChangedFilter;
import convscope.model.FilterUse;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LiveRequest;
import convscope.workbench.fx.Pulse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A layer's computation step by step: where it is, whether it plays, and what is changed by hand. It works on what
 * Inspect shows; what is changed is a copy, and neither a checkpoint's nor a run's. While closed it holds nothing.
 * JavaFX thread.
 */
final class StepsModel {
  /** The speeds that can be chosen, as multiples of the usual one. */
  static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0);
  private static final long STEP_MILLIS = 900;
  private static final long VALUE_MILLIS = 240;
  private static final Duration REST = Duration.millis(16);

  /** The map of a changed filter, to be computed. */
  private record Wanted(ChangedFilter filter, float[] input) {}

  private final ReadOnlyObjectWrapper<@Nullable StepsState> state = new ReadOnlyObjectWrapper<>(this, "state");
  private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
  private final BooleanProperty whole = new SimpleBooleanProperty(this, "whole");
  private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(this, "speed", 1.0);
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable");
  private final ReadOnlyObjectProperty<InspectResult> results;
  private final IntegerProperty channel;
  private final LiveRequest<Wanted> maps;
  private final Deque<StepsState.Change> undo = new ArrayDeque<>();
  private final Deque<StepsState.Change> redo = new ArrayDeque<>();
  private StepsState.@Nullable Change beforeEdit;
  private Consumer<StepDeed> listener = deed -> { };
  private @Nullable Pulse pulse;

  /**
   * The steps through what {@code results} show.
   *
   * @param channel the channel selected of the output
   */
  StepsModel(ReadOnlyObjectProperty<InspectResult> results, IntegerProperty channel, Background background) {
    this.results = results;
    this.channel = channel;
    maps = new LiveRequest<>((wanted, done) -> background.run(() -> wanted.filter().map(wanted.input()), map -> {
      computed(wanted, map);
      done.run();
    }, problem -> done.run()), REST);
    results.addListener((property, was, is) -> follow(is));
    channel.addListener((property, was, is) -> chooseChannel(is.intValue()));
    playing.addListener((property, was, is) -> play(is));
    speed.addListener((property, was, is) -> pace());
    whole.addListener((property, was, is) -> pace());
  }

  /** Where the steps are; null while closed. */
  ReadOnlyObjectProperty<@Nullable StepsState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether it plays. Playing from the last step starts at the first. */
  BooleanProperty playingProperty() {
    return playing;
  }

  /** Whether a step goes to the next value rather than to the next phase of a value. */
  BooleanProperty wholeProperty() {
    return whole;
  }

  /** One of {@link #SPEEDS}. */
  ObjectProperty<Double> speedProperty() {
    return speed;
  }

  ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** Has each thing done told to {@code done}. */
  void whenDone(Consumer<StepDeed> done) {
    listener = done;
  }

  /** Begins with the layer that Inspect shows, with the result at {@code spot}; null for its first value. */
  void open(@Nullable Spot spot) {
    open(spot, false);
  }

  /** Begins with the layer that Inspect shows, with the first step of the value at {@code spot}; null as above. */
  void begin(@Nullable Spot spot) {
    open(spot, true);
  }

  private void open(@Nullable Spot spot, boolean fromStart) {
    InspectResult now = results.get();
    if (now == null) {
      return;
    }
    StepsState first = StepsState.first(now, spot == null ? now.request().channel() : spot.channel());
    if (spot == null || first.softmax()) {
      state.set(first);
    } else {
      int value = place(first, spot);
      state.set(first.at(fromStart ? first.path().beginning(value) : first.path().completing(value)));
    }
    if (spot != null && !first.units()) {
      channel.set(spot.channel());
    }
  }

  private static int place(StepsState first, Spot spot) {
    return first.units() ? spot.channel() : spot.row() * first.output().width() + spot.column();
  }

  /** Ends it, and forgets what was changed. */
  void close() {
    playing.set(false);
    maps.cancel();
    beforeEdit = null;
    undo.clear();
    redo.clear();
    arrange();
    state.set(null);
  }

  /** One step on, or back if {@code by} is negative; pauses. */
  void step(int by) {
    playing.set(false);
    StepsState now = state.get();
    if (now != null) {
      go(by > 0 ? now.path().next(now.step(), whole.get()) : now.path().previous(now.step(), whole.get()));
    }
  }

  /** The same phase of the value below, or above if {@code rows} is negative; pauses. */
  void down(int rows) {
    playing.set(false);
    StepsState now = state.get();
    if (now != null) {
      go(now.path().down(now.step(), rows));
    }
  }

  /** To the first step, or to the last; pauses. */
  void end(boolean last) {
    playing.set(false);
    StepsState now = state.get();
    if (now != null) {
      go(last ? now.path().steps() - 1 : 0);
    }
  }

  /** To where value number {@code value} is complete; pauses. */
  void jump(int value) {
    playing.set(false);
    StepsState now = state.get();
    if (now != null && value >= 0 && value < now.path().values()) {
      go(now.path().completing(value));
    }
  }

  /** Shows the products of channel {@code wanted} of the input, or of all in turn. */
  void chooseInput(int wanted) {
    StepsState now = state.get();
    if (now != null && wanted != now.inputChannel()) {
      state.set(now.withInput(wanted));
    }
  }

  private void chooseChannel(int wanted) {
    StepsState now = state.get();
    if (now != null && !now.units() && wanted != now.channel() && wanted < now.output().channels()) {
      state.set(now.withChannel(wanted));
    }
  }

  private void go(int step) {
    StepsState now = state.get();
    if (now != null && step != now.step()) {
      state.set(now.at(step));
      if (now.path().phaseIndex(step) == now.path().phases().size() - 1) {
        listener.accept(StepDeed.VALUE_COMPUTED);
      }
    }
  }

  private void play(boolean now) {
    StepsState at = state.get();
    if (now && at != null && at.step() == at.path().steps() - 1) {
      state.set(at.at(0));
    }
    pace();
  }

  private void pace() {
    if (pulse != null) {
      pulse.stop();
      pulse = null;
    }
    if (playing.get() && state.get() != null) {
      pulse = new Pulse(Math.round((whole.get() ? VALUE_MILLIS : STEP_MILLIS) / speed.get()), this::beat);
      pulse.start();
    } else {
      playing.set(false);
    }
  }

  private void beat() {
    StepsState now = state.get();
    if (now == null || now.step() == now.path().steps() - 1) {
      playing.set(false);
    } else {
      go(now.path().next(now.step(), whole.get()));
    }
  }

  /** A change by hand begins, which is undone as one. */
  void beginEdit() {
    StepsState now = state.get();
    beforeEdit = now == null ? null : now.change();
    playing.set(false);
  }

  /** Changes what can be changed of the value in hand: weight number {@code cell} as shown, or that logit. */
  void edit(int cell, float value) {
    StepsState now = state.get();
    if (now == null || !Float.isFinite(value)) {
      return;
    }
    if (now.softmax()) {
      float[] logits = now.logits().clone();
      logits[cell] = value;
      state.set(now.with(new StepsState.Change(null, null, logits)));
    } else if (now.layer().filterUse() != FilterUse.NONE) {
      int term = now.inputs() == 0 ? cell : cell * now.source().channels() + SumFrame.shownInput(now);
      ChangedFilter changed = now.filterNow().with(now.row(), now.column(), term, value);
      show(now, new StepsState.Change(changed, now.changedNow().isEmpty() ? null : now.change().map(), null));
    }
  }

  /** Ends a change by hand; {@code keep} is false to take it back. */
  void endEdit(boolean keep) {
    StepsState now = state.get();
    StepsState.Change before = beforeEdit;
    beforeEdit = null;
    if (now == null || before == null || before == now.change()) {
      return;
    }
    if (keep) {
      undo.push(before);
      redo.clear();
      listener.accept(now.softmax() ? StepDeed.LOGIT_CHANGED : StepDeed.WEIGHT_CHANGED);
      arrange();
    } else {
      show(now, before);
    }
  }

  /** Puts everything back that was changed, which can be undone. */
  void restore() {
    StepsState now = state.get();
    InspectResult latest = results.get();
    if (now != null && now.change().any()) {
      undo.push(now.change());
      redo.clear();
      show(now, StepsState.Change.NONE);
      listener.accept(StepDeed.RESTORED);
      arrange();
      if (latest != null && latest.request().model() != now.subject().request().model()) {
        follow(latest);
      }
    }
  }

  /** Takes back the last change, or restoring. */
  void undo() {
    exchange(undo, redo);
  }

  /** Does again what was taken back. */
  void redo() {
    exchange(redo, undo);
  }

  private void exchange(Deque<StepsState.Change> from, Deque<StepsState.Change> to) {
    StepsState now = state.get();
    if (now != null && !from.isEmpty()) {
      to.push(now.change());
      show(now, from.pop());
      arrange();
    }
  }

  private void arrange() {
    undoable.set(!undo.isEmpty());
    redoable.set(!redo.isEmpty());
  }

  /** Shows {@code change}, and has its map computed. */
  private void show(StepsState now, StepsState.Change change) {
    ChangedFilter filter = change.filter();
    boolean nothing = filter != null && filter.changes() == 0;
    state.set(now.with(nothing ? StepsState.Change.NONE : change));
    if (filter != null && !nothing) {
      maps.ask(new Wanted(filter, now.input()));
    } else {
      maps.cancel();
    }
  }

  /** A map of a filter changed again meanwhile is shown until the next one comes. */
  private void computed(Wanted wanted, float[] map) {
    StepsState now = state.get();
    ChangedFilter filter = now == null ? null : now.change().filter();
    if (filter != null && filter.channel() == wanted.filter().channel() && now.input() == wanted.input()) {
      state.set(now.with(new StepsState.Change(filter, map, null)));
    }
  }

  /**
   * What Inspect shows has changed: a copy changed by hand stays as it is until it is restored. What was changed in
   * another network cannot be done again in this one.
   */
  private void follow(@Nullable InspectResult is) {
    StepsState now = state.get();
    if (now == null) {
      return;
    }
    if (is == null) {
      close();
      return;
    }
    boolean same = is.request().model().network().equals(now.network()) && is.request().layer() == now.layerIndex();
    if (same && now.change().any()) {
      return;
    }
    if (is.request().model() != now.subject().request().model() || !same) {
      undo.clear();
      redo.clear();
      arrange();
    }
    state.set(same ? now.of(is) : StepsState.first(is, is.request().channel()));
  }
}
