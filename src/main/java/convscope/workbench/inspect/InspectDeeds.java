package convscope.workbench.inspect;

import convscope.insight.ReceptiveField;
import convscope.lessons.Activity;
import convscope.lessons.Deed;
import convscope.lessons.Fact;
import convscope.lessons.Place;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells lessons what is done and shown in the Inspect view. JavaFX thread. */
public final class InspectDeeds {
  private final InspectModel model;
  private final Activity activity;
  /** The layer and the value explained last. */
  private String layer = "";
  private @Nullable Spot spot;

  private InspectDeeds(InspectModel model, Activity activity) {
    this.model = model;
    this.activity = activity;
  }

  /** Tells {@code activity} what is done with {@code model} from now on. */
  public static void tell(InspectModel model, Activity activity) {
    InspectDeeds deeds = new InspectDeeds(model, activity);
    activity.place(Place.LAYER, model::layerName);
    activity.level(Fact.DEAD_UNIT_SHOWN, deeds::deadUnitShown);
    model.resultProperty().subscribe(deeds::answered);
    model.watchSteps(deed -> activity.count(fact(deed)));
    model.channelProperty().subscribe((was, is) -> activity.count(Fact.CHANNELS_SELECTED));
    model.unitSearch().countedProperty().subscribe((was, is) -> activity.count(Fact.DEAD_UNITS_CHECKED));
  }

  /** What {@code deed}, in a computation that is shown step by step, counts for. */
  private static Fact fact(StepDeed deed) {
    return switch (deed) {
      case VALUE_COMPUTED -> Fact.VALUES_COMPUTED;
      case WEIGHT_CHANGED -> Fact.WEIGHTS_CHANGED;
      case LOGIT_CHANGED -> Fact.LOGITS_CHANGED;
      case RESTORED -> Fact.CHANGES_RESTORED;
    };
  }

  private void answered(@Nullable InspectResult result) {
    InspectResult.Explained explained = result == null ? null : result.explained();
    if (result == null || explained == null) {
      return;
    }
    String now = result.request().model().network().layers().get(result.request().layer()).name();
    if (now.equals(layer) && explained.spot().equals(spot)) {
      return;
    }
    layer = now;
    spot = explained.spot();
    activity.count(Deed.Kind.VALUE_EXPLAINED, now);
    ReceptiveField field = explained.field();
    if (!field.seen().equals(field.whole())) {
      activity.count(Deed.Kind.BORDER_VALUE_EXPLAINED, now);
    }
  }

  private double deadUnitShown() {
    ActiveUnitSearch.Counted counted = model.unitSearch().countedProperty().get();
    InspectResult result = model.resultProperty().get();
    if (counted == null || result == null || model.histogramsShownProperty().get()
        || !Objects.equals(counted.model().network(), result.request().model().network())) {
      return 0;
    }
    int[] dead = counted.responses().dead(result.request().layer());
    return Arrays.stream(dead).anyMatch(unit -> unit == model.channelProperty().get()) ? 1 : 0;
  }
}
