package convscope.workbench.design;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.model.Activation;
import convscope.model.ActivationFunction;
import convscope.model.ActivationLayer;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.PaddingRule;
import convscope.workbench.fx.Background;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.PlanForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class DesignModelTest {
  private final Background background = new Background();
  private final PlanForm form = new PlanForm();
  private final DesignModel model = new DesignModel(form, new SimpleObjectProperty<Dataset>(),
      new SimpleObjectProperty<LoadedNetwork>(),
      new RunTime(new SimpleObjectProperty<>(), Path.of("no-runs"), background),
      new LayerTiming(new SimpleObjectProperty<>(), new SimpleObjectProperty<>(true), background),
      Path.of("no-draft"), background);

  @AfterEach
  void close() {
    background.close();
  }

  private NetworkDesign design() {
    return model.stateProperty().get().design();
  }

  private List<String> names() {
    return design().layers().stream().map(Layer::name).toList();
  }

  private int selected() {
    return model.stateProperty().get().selected();
  }

  private LayerProperty property(String key) {
    return LayerProperties.of(design().layers().get(selected())).stream().filter(one -> one.key().equals(key))
        .findFirst().orElseThrow();
  }

  private void type(String key, String text) {
    model.type(key, property(key).with().apply(text).orElseThrow());
  }

  @Test
  void layersAreAddedAfterTheSelectedOneUnderNamesOfTheirOwn() {
    model.add(LayerKind.CONVOLUTION);
    model.add(LayerKind.CONVOLUTION);
    model.select(0);
    model.add(LayerKind.MAX_POOL);
    model.add(LayerKind.AVERAGE_POOL);
    assertThat(names()).containsExactly("conv1", "pool1", "pool2", "conv2");
    assertThat(selected()).isEqualTo(2);
    model.select(3);
    model.duplicate();
    assertThat(names()).containsExactly("conv1", "pool1", "pool2", "conv2", "conv3");
  }

  @Test
  void aDenseLayerAddedAtTheEndGivesOneLogitForEachClass() {
    model.add(LayerKind.DENSE);
    assertThat(design().layers().get(0)).isInstanceOfSatisfying(Dense.class, last -> {
      assertThat(last.units()).isEqualTo(10);
      assertThat(last.activation()).isEqualTo(Activation.NONE);
    });
    assertThat(design().network().classes()).isEqualTo(10);
  }

  @Test
  void everyKindOfThePaletteIsPossibleAsItIsAdded() {
    for (LayerKind kind : LayerKind.values()) {
      model.add(kind);
      assertThat(design().layers().get(selected()).accept(LayerKind.OF)).isEqualTo(kind);
    }
    assertThat(model.stateProperty().get().found().problem()).isNull();
  }

  @Test
  void layersAreMovedWithinTheColumn() {
    model.open(model.preset("tutorial"));
    model.move(-1);
    assertThat(names()).startsWith("conv1", "pool1");
    model.move(1);
    assertThat(names()).startsWith("pool1", "conv1");
    model.move(1, 3);
    assertThat(names()).startsWith("pool1", "norm1", "conv2", "conv1");
    assertThat(selected()).isEqualTo(3);
    model.remove();
    assertThat(names()).doesNotContain("conv1").hasSize(8);
    assertThat(selected()).isEqualTo(3);
  }

  @Test
  void fiftyChangesAreUndoneAndRedoneOneByOne() {
    List<DesignModel.State> states = new ArrayList<>();
    states.add(model.stateProperty().get());
    for (int i = 0; i < 10; i++) {
      model.add(LayerKind.values()[i % LayerKind.values().length]);
      states.add(model.stateProperty().get());
      model.duplicate();
      states.add(model.stateProperty().get());
      model.move(-1);
      states.add(model.stateProperty().get());
      type("name", "layer" + i);
      states.add(model.stateProperty().get());
      model.typeName("net" + i);
      states.add(model.stateProperty().get());
    }
    assertThat(states).hasSize(51);
    for (int i = states.size() - 1; i > 0; i--) {
      assertThat(model.stateProperty().get()).isEqualTo(states.get(i));
      assertThat(model.undoableProperty().get()).isTrue();
      model.undo();
    }
    assertThat(model.stateProperty().get()).isEqualTo(states.get(0));
    assertThat(model.undoableProperty().get()).isFalse();
    for (int i = 1; i < states.size(); i++) {
      assertThat(model.redoableProperty().get()).isTrue();
      model.redo();
      assertThat(model.stateProperty().get()).isEqualTo(states.get(i));
    }
    assertThat(model.redoableProperty().get()).isFalse();
  }

  @Test
  void typingInOneFieldIsOneChangeAndAnotherFieldOrAPauseBeginsTheNext() {
    model.add(LayerKind.CONVOLUTION);
    type("filters", "1");
    type("filters", "12");
    type("filters", "128");
    type("size", "5");
    model.endTyping();
    type("size", "7");
    model.undo();
    assertThat(((Convolution) design().layers().get(0)).size()).isEqualTo(5);
    model.undo();
    assertThat(((Convolution) design().layers().get(0)).size()).isEqualTo(3);
    assertThat(((Convolution) design().layers().get(0)).filters()).isEqualTo(128);
    model.undo();
    assertThat(((Convolution) design().layers().get(0)).filters()).isEqualTo(64);
    model.typeName("a");
    model.typeName("ab");
    model.undo();
    assertThat(design().name()).isEqualTo("my-network");
    assertThat(model.redoableProperty().get()).isTrue();
    model.add(LayerKind.DENSE);
    assertThat(model.redoableProperty().get()).as("after another change").isFalse();
  }

  @Test
  void openingAnotherNetworkIsUndoneLikeAnyChange() {
    model.add(LayerKind.CONVOLUTION);
    model.open(model.preset("locally-connected"));
    assertThat(design().name()).isEqualTo("locally-connected");
    model.undo();
    assertThat(names()).containsExactly("conv1");
  }

  @Test
  void everyPropertyOfEveryKindIsReadBackAsItIsWritten() {
    for (LayerKind kind : LayerKind.values()) {
      Layer layer = kind.layer("one");
      for (LayerProperty property : LayerProperties.of(layer)) {
        assertThat(property.with().apply(property.value())).as(kind + " " + property.key()).contains(layer);
      }
    }
  }

  @Test
  void paddingIsSameValidOrFewerLinesThanTheWindowHas() {
    model.add(LayerKind.CONVOLUTION);
    assertThat(property("padding").choices()).containsExactly("SAME", "VALID", "1", "2");
    model.replace(property("padding").with().apply("2").orElseThrow());
    assertThat(((Convolution) design().layers().get(0)).padding()).isEqualTo(new PaddingRule(2));
    assertThat(property("padding").value()).isEqualTo("2");
  }

  @Test
  void onlyALeakyReluHasASlope() {
    model.add(LayerKind.ACTIVATION);
    assertThat(LayerProperties.of(design().layers().get(0))).extracting(LayerProperty::key)
        .containsExactly("name", "function");
    model.replace(property("function").with().apply("LEAKY_RELU").orElseThrow());
    assertThat(property("slope").value()).isEqualTo("0.01");
    type("slope", "0.2");
    assertThat(((ActivationLayer) design().layers().get(0)).slope()).isEqualTo(0.2);
    model.replace(property("function").with().apply("GELU").orElseThrow());
    assertThat(design().layers()).containsExactly(new ActivationLayer("activation1", ActivationFunction.GELU, 0));
  }

  @Test
  void aNetworkInUseStaysTheOneOfTheFormUntilItIsChanged() {
    model.open(model.preset("tutorial"));
    model.remove();
    model.typeName("without-conv1");
    model.use();
    assertThat(model.isUsed()).isTrue();
    assertThat(form.network(10)).isEqualTo(design().network());
    assertThat(form.network(3).classes()).as("the classes are those of the data").isEqualTo(3);
    model.remove();
    assertThat(model.isUsed()).isFalse();
    assertThat(form.networks()).as("one designed network besides the presets").hasSize(3);
    model.select(-1);
    model.openEmpty();
    model.use();
    assertThat(form.network(10).name()).as("an impossible network is not used").isEqualTo("without-conv1");
    assertThat(Collections.frequency(form.networks(), form.networkProperty().get())).isOne();
  }
}
