package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.Manifest;
import convscope.runs.RangeEnds;
import convscope.runs.Setting;
import convscope.training.NamedRecipe;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("window")
class PlanFormTest {
  private static final Network NETWORK = Presets.tutorial(InitializerEdition.FROM_2017, 2);

  private final PlanForm form = new PlanForm();

  static Stream<Setting> asked() {
    return Setting.asked().stream();
  }

  private SettingEntry entry(Setting setting) {
    return form.entries().stream().filter(entry -> entry.setting() == setting).findFirst().orElseThrow();
  }

  @Test
  void theFormHasTheTutorialsDefaultsExceptForEvaluation() {
    assertThat(form.entries()).extracting(SettingEntry::setting).isEqualTo(Setting.asked());
    assertThat(form.plan(NETWORK).settings())
        .isEqualTo(Manifest.Settings.tutorial().with(Setting.EVALUATE_EVERY, 500));
  }

  @ParameterizedTest
  @MethodSource("asked")
  void valuesAtBothEndsOfTheRangeAreAccepted(Setting setting) {
    for (String text : RangeEnds.within(setting)) {
      entry(setting).textProperty().set(text);
      assertThat(form.validProperty().get()).isTrue();
      assertThat(form.plan(NETWORK).settings().get(setting)).hasToString(text);
    }
  }

  @ParameterizedTest
  @MethodSource("asked")
  void valuesOutOfRangeAreInvalid(Setting setting) {
    entry(Setting.OPTIMIZER).set(setting == Setting.MOMENTUM ? "momentum" : "adamw");
    entry(Setting.SCHEDULE).set("cosine");
    entry(Setting.WARM_UP).set("0.1");
    for (String text : RangeEnds.beyond(setting)) {
      entry(setting).textProperty().set(text);
      assertThat(form.validProperty().get()).isFalse();
    }
  }

  @Test
  void theSettingsOfARunAreCopiedIntoTheForm() {
    Manifest.Settings settings = Manifest.Settings.tutorial().with(Map.of(Setting.BATCH, 8_192, Setting.SEED, -3,
        Setting.RATE, 250, Setting.STEPS, Long.MAX_VALUE, Setting.PREFETCH, 3, Setting.DISTORT, false));
    form.take(new Manifest(Manifest.FORMAT, "", (ObjectNode) NetworkJson.toTree(NETWORK),
        new Manifest.Data("sample", "sample", "", 1, 1, List.of("cat", "dog")), settings, Map.of(), Map.of()));
    assertThat(form.validProperty().get()).isTrue();
    assertThat(form.plan(NETWORK).settings()).isEqualTo(settings);
  }

  @Test
  void settingsNotApplicableToTheOptimizerAreIgnored() {
    SettingEntry momentum = entry(Setting.MOMENTUM);
    assertThat(form.entries()).filteredOn(entry -> !entry.countsProperty().get())
        .containsExactly(momentum, entry(Setting.BETA_1), entry(Setting.BETA_2), entry(Setting.EPSILON),
            entry(Setting.DECOUPLED_DECAY), entry(Setting.FIRST_RATE), entry(Setting.LAST_RATE));
    entry(Setting.OPTIMIZER).set("momentum");
    entry(Setting.SCHEDULE).set("cosine");
    entry(Setting.WARM_UP).set("0.1");
    assertThat(form.entries()).filteredOn(entry -> !entry.countsProperty().get()).containsExactly(entry(Setting.BETA_1),
        entry(Setting.BETA_2), entry(Setting.EPSILON), entry(Setting.DECOUPLED_DECAY));
    entry(Setting.OPTIMIZER).set("adam");
    assertThat(form.entries()).filteredOn(entry -> !entry.countsProperty().get())
        .containsExactly(momentum, entry(Setting.DECOUPLED_DECAY));
    entry(Setting.OPTIMIZER).set("adamw");
    assertThat(form.entries()).filteredOn(entry -> !entry.countsProperty().get()).containsExactly(momentum);
    entry(Setting.OPTIMIZER).set("sgd");
    assertThat(momentum.countsProperty().get()).isFalse();
  }

  @Test
  void inapplicableInvalidValuesFallBackToTheTutorials() {
    entry(Setting.OPTIMIZER).set("momentum");
    entry(Setting.MOMENTUM).textProperty().set("much");
    assertThat(form.validProperty().get()).isFalse();
    entry(Setting.OPTIMIZER).set("sgd");
    assertThat(form.validProperty().get()).isTrue();
    assertThat(form.plan(NETWORK).settings().decimal(Setting.MOMENTUM)).isEqualTo(0.9);
    entry(Setting.OPTIMIZER).set("momentum");
    assertThat(form.validProperty().get()).isFalse();
  }

  @Test
  void aValueChangedDuringARunStaysAndThePlannedOneCanBePutBack() {
    SettingEntry rate = entry(Setting.RATE);
    Manifest run = new Manifest(Manifest.FORMAT, "", (ObjectNode) NetworkJson.toTree(NETWORK),
        new Manifest.Data("sample", "sample", "", 1, 1, List.of("cat", "dog")), Manifest.Settings.tutorial(), Map.of(),
        Map.of());
    form.follow(run, run.settings());
    rate.textProperty().set("0.01");
    assertThat(rate.plannedProperty().get()).as("only typed").isNull();
    form.changed(Setting.RATE, 0.1);
    form.changed(Setting.RATE, 0.01);
    assertThat(rate.plannedProperty().get()).isEqualTo(0.1);
    rate.restore();
    assertThat(rate.value()).contains(0.1);
    assertThat(rate.plannedProperty().get()).isNull();
    form.changed(Setting.RATE, 0.01);
    assertThat(rate.plannedProperty().get()).as("the run has taken the planned value again").isNull();

    rate.textProperty().set("0.01");
    form.changed(Setting.RATE, 0.1);
    assertThat(rate.plannedProperty().get()).isEqualTo(0.1);
    rate.textProperty().set("0.1");
    form.changed(Setting.RATE, 0.01);
    assertThat(rate.plannedProperty().get()).as("changed back without a reset").isNull();

    rate.textProperty().set("0.01");
    form.changed(Setting.RATE, 0.1);
    form.follow(run, run.settings().with(Setting.RATE, 0.02));
    assertThat(rate.plannedProperty().get()).as("the next run is begun").isNull();
  }

  @Test
  void thousandsSeparatorsAreAccepted() {
    entry(Setting.BATCH).textProperty().set(" 8,192 ");
    assertThat(form.plan(NETWORK).settings().batch()).isEqualTo(8_192);
  }

  @Test
  void aChosenRecipeSetsItsSettingsAndAChangedOneIsNoRecipe() {
    assertThat(form.recipeProperty().get()).isEqualTo(NamedRecipe.TUTORIAL);
    form.choose(NamedRecipe.QUICK);
    assertThat(form.plan(NETWORK).settings())
        .isEqualTo(Manifest.Settings.tutorial().with(Setting.EVALUATE_EVERY, 500).with(NamedRecipe.QUICK.settings()));
    assertThat(form.recipeProperty().get()).isEqualTo(NamedRecipe.QUICK);
    entry(Setting.RATE).textProperty().set("0.5");
    assertThat(form.recipeProperty().get()).isNull();
    form.choose(NamedRecipe.TUTORIAL);
    assertThat(form.plan(NETWORK).settings())
        .isEqualTo(Manifest.Settings.tutorial().with(Setting.EVALUATE_EVERY, 500));
  }

  @Test
  void onTheSampleARecipeLeavesTheLengthWhichFollowsTheRecipeOnOtherData() {
    Dataset small = SampleScenes.dataset(1, 10, 10);
    form.suitSample();
    form.choose(NamedRecipe.QUICK);
    assertThat(entry(Setting.STEPS).value()).contains(1_000L);
    form.suit(new Dataset("cifar10", "cifar10", Dataset.CIFAR_CLASSES, small.train(), small.test()));
    assertThat(entry(Setting.STEPS).value()).contains(20_000L);
    form.suitSample();
    assertThat(entry(Setting.STEPS).value()).contains(1_000L);
  }

  @Test
  void aRunThatStartedFromATrainedNetworkIsCopiedWithItsSourceAndItsFrozenLayers() {
    form.take(new Manifest(Manifest.FORMAT, "",
        (ObjectNode) NetworkJson.toTree(NETWORK.withFrozen(Set.of("conv1", "local3"))),
        new Manifest.Data("sample", "sample", "", 1, 1, List.of("cat", "dog")), Manifest.Settings.tutorial(), Map.of(),
        Map.of()).with(new Manifest.Start("built-in", 40_000, List.of("conv1"))));
    assertThat(form.startProperty().get()).isEqualTo(new RunStart("built-in", Set.of("conv1", "local3")));
    form.take(new Manifest(Manifest.FORMAT, "", (ObjectNode) NetworkJson.toTree(NETWORK),
        new Manifest.Data("sample", "sample", "", 1, 1, List.of("cat", "dog")), Manifest.Settings.tutorial(), Map.of(),
        Map.of()));
    assertThat(form.startProperty().get()).isEqualTo(RunStart.RANDOM);
  }

  @Test
  void anotherNetworkKeepsOnlyFrozenLayersThatItHas() {
    form.startProperty().set(new RunStart("built-in", Set.of("conv1", "local4")));
    form.networkProperty().set(FormNetwork.LOCALLY_CONNECTED);
    assertThat(form.startProperty().get().frozen()).isSubsetOf(RunStart.freezable(form.network(2))).contains("conv1");
  }

  @Test
  void onlyLayersWithVariablesButTheLastCanBeFrozenAndNoneOfRandomValues() {
    assertThat(RunStart.freezable(NETWORK)).containsExactly("conv1", "conv2", "local3", "local4");
    assertThat(new RunStart(null, Set.of("conv1")).frozen()).isEmpty();
  }
}
