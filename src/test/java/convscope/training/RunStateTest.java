package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.spoken.Spoken;
import convscope.training.RunState.Failed;
import convscope.training.RunState.Finished;
import convscope.training.RunState.Idle;
import convscope.training.RunState.Paused;
import convscope.training.RunState.Preparing;
import convscope.training.RunState.Running;
import convscope.training.RunState.Stepping;
import convscope.training.RunState.Stopping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RunStateTest {
  private static final Problem WHY = Spoken.problem("Because.");
  private static final Map<String, UnaryOperator<RunState>> TRANSITIONS = new LinkedHashMap<>();
  private static final Map<RunState, Map<String, RunState>> POSSIBLE = new LinkedHashMap<>();

  static {
    TRANSITIONS.put("prepare", RunState::prepare);
    TRANSITIONS.put("start", RunState::start);
    TRANSITIONS.put("hold", RunState::hold);
    TRANSITIONS.put("pause", RunState::pause);
    TRANSITIONS.put("resume", RunState::resume);
    TRANSITIONS.put("step", RunState::step);
    TRANSITIONS.put("stepped", RunState::stepped);
    TRANSITIONS.put("stop", RunState::stop);
    TRANSITIONS.put("finish", RunState::finish);
    TRANSITIONS.put("fail", state -> state.fail(WHY));
    RunState failed = new Failed(WHY);
    POSSIBLE.put(new Idle(), Map.of("prepare", new Preparing()));
    POSSIBLE.put(new Preparing(), Map.of("start", new Running(), "hold", new Paused(), "stop", new Stopping(), "fail",
        failed));
    POSSIBLE.put(new Running(), Map.of("pause", new Paused(), "stop", new Stopping(), "finish", new Finished(), "fail",
        failed));
    POSSIBLE.put(new Paused(), Map.of("resume", new Running(), "step", new Stepping(), "stop", new Stopping(), "finish",
        new Finished(), "fail", failed));
    POSSIBLE.put(new Stepping(),
        Map.of("stepped", new Paused(), "stop", new Stopping(), "finish", new Finished(), "fail",
        failed));
    POSSIBLE.put(new Stopping(), Map.of("stop", new Stopping(), "finish", new Finished(), "fail", failed));
    POSSIBLE.put(new Finished(), Map.of());
    POSSIBLE.put(failed, Map.of());
  }

  @TestFactory
  Stream<DynamicTest> everyTransitionFromEveryState() {
    return POSSIBLE.keySet().stream().flatMap(state -> TRANSITIONS.keySet().stream().map(transition -> {
      String name = state.getClass().getSimpleName();
      RunState to = POSSIBLE.get(state).get(transition);
      return DynamicTest.dynamicTest(name + " " + transition + (to == null ? " is impossible" : ""), () -> {
        if (to != null) {
          assertThat(TRANSITIONS.get(transition).apply(state)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> TRANSITIONS.get(transition).apply(state)).isInstanceOf(IllegalStateException.class)
              .hasMessage("A run that is " + name + " cannot " + transition);
        }
      });
    }));
  }

  @TestFactory
  Stream<DynamicTest> onlyFinishedAndFailedAreOver() {
    List<Class<?>> over = List.of(Finished.class, Failed.class);
    return POSSIBLE.keySet().stream().map(state -> DynamicTest.dynamicTest(state.getClass().getSimpleName(),
        () -> assertThat(state.over()).isEqualTo(over.contains(state.getClass()))));
  }
}
