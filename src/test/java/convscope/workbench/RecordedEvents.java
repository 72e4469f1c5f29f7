package convscope.workbench;

import java.lang.reflect.Field;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.service.support.FiredEvents;

/** What TestFX remembers of every event and its target. */
public final class RecordedEvents {
  private RecordedEvents() {}

  /** Clears it, for which TestFX has no call. Not on the JavaFX thread. */
  public static void forget() throws ReflectiveOperationException {
    Field recorded = FxToolkitContext.class.getDeclaredField("firedEvents");
    recorded.setAccessible(true);
    new FxRobot().interact(((FiredEvents) recorded.get(FxToolkit.toolkitContext()))::clearEvents);
  }
}
