package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Layer;
import org.junit.jupiter.api.Test;

/**
 * What every engine keeps, however it computes: {@link PlainNetwork} works everything out in double precision, and
 * finite differences of that are what gradients are measured by. A new engine has a subclass that opens it.
 */
abstract class EngineContract
    implements ArithmeticContract, OptimizersContract, RepeatingContract, LookingContract, ClassifierContract,
    TowersContract, RefusingContract, BatchNormalizationContract {

  @Test
  void reportsDeviceVariantThreadsAndVersions() {
    Engine engine = engine();
    assertThat(engine.device().status().usable()).isTrue();
    assertThat(engine.device().name()).isNotBlank();
    assertThat(engine.variant()).isNotBlank();
    assertThat(engine.threads()).isPositive();
    assertThat(engine.versions()).isNotEmpty().allSatisfy((name, version) -> assertThat(version).isNotBlank());
  }

  @Test
  void reportsTheKernelsOfEveryLayerConsistently() {
    assertThat(engine().arithmetic(TinyNetworks.DEEP, 8).keySet())
        .containsExactlyElementsOf(TinyNetworks.DEEP.layers().stream().map(Layer::name).toList());
    assertThat(engine().arithmetic(TinyNetworks.DEEP, 8)).isEqualTo(engine().arithmetic(TinyNetworks.DEEP, 8));
  }
}
