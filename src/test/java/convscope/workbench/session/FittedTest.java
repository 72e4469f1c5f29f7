package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.BorrowedEngine;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class FittedTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);

  private static LoadedNetwork model(long seed) {
    return new LoadedNetwork(LoadedNetwork.Origin.FILE, "some", 1, TUTORIAL, InitialValues.of(TUTORIAL, seed), null,
        List.of());
  }

  @Test
  void classifiersAreReusedForEqualLayersAndRecreatedPerEngine() {
    Engine usual = AnEngine.usual();
    Engine other = new BorrowedEngine(BorrowedEngine.card("gpu:0", "Card"), "way", usual);
    Engine blind = new BorrowedEngine(BorrowedEngine.card("gpu:1", "Blind Card"), BorrowedEngine.BLIND, usual);
    try (Fitted<Classifier> fitted = Fitted.classifier(1)) {
      Classifier first = fitted.to(model(1), usual);
      assertThat(fitted.to(model(2), usual)).isSameAs(first);
      Classifier second = fitted.to(model(2), other);
      assertThat(second).isNotSameAs(first);
      assertThat(fitted.to(model(3), other)).isSameAs(second);
      assertThatThrownBy(() -> fitted.to(model(3), blind)).isInstanceOf(Problem.class);
      assertThat(fitted.to(model(3), usual)).isNotSameAs(second);
    }
  }
}
