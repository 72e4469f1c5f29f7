package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every arithmetic of the processor keeps the contract. One that this machine has not is passed over, and so is one
 * that is another here, which is tried by its own name.
 */
class Dl4jEngineContractTest {
  private static final Engines ENGINES = Engines.installed();
  private static final Device PROCESSOR = ENGINES.usual();

  abstract static class OfVariant extends EngineContract {
    private final String variant;

    OfVariant(String variant) {
      this.variant = variant;
    }

    @BeforeEach
    void isThereAndIsNoOtherNameOfAnother() {
      assumeTrue(ENGINES.variants(PROCESSOR).contains(variant), "there is no " + variant + " here");
      assumeTrue(engine().variant().equals(variant), variant + " is " + engine().variant() + " here");
    }

    @Override
    public Engine engine() {
      return ENGINES.open(PROCESSOR, 0, variant);
    }
  }

  @Nested
  class Auto extends OfVariant {
    Auto() {
      super("auto");
    }
  }

  @Nested
  class Loops extends OfVariant {
    Loops() {
      super("loops");
    }
  }

  @Nested
  @Tag("long")
  class OpenBlas extends OfVariant {
    OpenBlas() {
      super("openblas");
    }
  }

  @Nested
  @Tag("long")
  class OneDnn extends OfVariant {
    OneDnn() {
      super("onednn");
    }
  }

  @Nested
  @Tag("long")
  class Nd4j extends OfVariant {
    Nd4j() {
      super("nd4j");
    }
  }

  @Test
  void everyVariantIsTested() {
    List<String> tried = Stream.of(new Auto(), new Loops(), new OpenBlas(), new OneDnn(), new Nd4j())
        .map(one -> ((OfVariant) one).variant).toList();
    assertThat(tried).containsAll(ENGINES.variants(PROCESSOR));
  }
}
