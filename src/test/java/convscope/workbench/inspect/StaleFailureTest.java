package convscope.workbench.inspect;

import static convscope.workbench.inspect.InspectUnderTest.STEPS;
import static convscope.workbench.inspect.InspectUnderTest.TUTORIAL;
import static convscope.workbench.inspect.InspectUnderTest.on;
import static convscope.workbench.inspect.InspectUnderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.AveragePool;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.Weights;
import convscope.runs.RunFolder;
import convscope.spoken.Spoken;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** What is wrong with one network is not said of another. */
@Tag("window")
class StaleFailureTest extends InspectTest {
  private static final Network IMPOSSIBLE = new Network("impossible", TUTORIAL.input(), List.of(
      new AveragePool("mean", 3, 2), new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));

  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile CountDownLatch answered = new CountDownLatch(0);

  @Start
  void start(Stage stage) {
    view = new InspectUnderTest(stage, home, this::engines);
  }

  /** The usual engines, none of which can examine the one network. */
  private Engines engines() {
    return new Engines(ServiceLoader.load(EngineProvider.class).stream()
        .map(provider -> (EngineProvider) passing(EngineProvider.class, provider.get())).toList());
  }

  private Object passing(Class<?> type, Object to) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
      if (method.getName().equals("classifier") && values[0].equals(IMPOSSIBLE)) {
        asked.countDown();
        answered.await(60, TimeUnit.SECONDS);
        throw Spoken.problem("This network is impossible.");
      }
      try {
        Object result = method.invoke(to, values);
        return Engine.class.isInstance(result) ? passing(Engine.class, result) : result;
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
    });
  }

  private void openImpossible() {
    RunFolder other = InspectUnderTest.store(home.resolve("other"));
    Path file = other.checkpoints().save(InspectUnderTest.checkpoint(IMPOSSIBLE, 400));
    view.select(file);
  }

  @Test
  void aFailureIsShownWithoutTheImagesOfTheNetworkBeforeAndGoesWithItsNetwork() {
    open();
    openImpossible();
    until(() -> view.node("model-problem").isVisible());
    assertThat(view.text("model-problem")).isEqualTo("This network is impossible.");
    assertThat(view.result()).isNull();
    assertThat(view.node("layer-title").getParent().getParent().isVisible()).isFalse();
    view.select(home.resolve("run"));
    until(() -> view.result() != null && view.result().request().model().step() == STEPS.get(2));
    assertThat(view.node("model-problem").isVisible()).isFalse();
  }

  @Test
  void aFailureThatComesWhenAnotherNetworkIsSelectedIsNotShown() throws Exception {
    open();
    List<Problem> shown = new ArrayList<>();
    on(() -> {
      view.model.problemProperty().addListener((property, was, is) -> shown.add(is));
      return null;
    });
    answered = new CountDownLatch(1);
    openImpossible();
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    view.select(home.resolve("run"));
    until(() -> on(() -> view.models.modelProperty().get().network()).equals(TUTORIAL));
    answered.countDown();
    until(() -> view.result().request().model() == on(() -> view.models.modelProperty().get()));
    assertThat(on(() -> List.copyOf(shown))).isEmpty();
  }
}
