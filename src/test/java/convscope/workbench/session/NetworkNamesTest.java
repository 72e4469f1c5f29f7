package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.foundation.Language;
import convscope.model.InitializerEdition;
import convscope.model.Presets;
import convscope.workbench.session.LoadedNetwork.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class NetworkNamesTest {
  private final GivenNames given = new GivenNames();
  private final NetworkNames names = new NetworkNames(given, Language.ENGLISH);

  private static LoadedNetwork trainedOn(String data) {
    return new LoadedNetwork(Origin.RUN, "one", 100, Presets.tutorial(InitializerEdition.FROM_2017, 10), Map.of(), null,
        List.of(), data, Path.of("runs", "one"));
  }

  @Test
  void aRunIsCalledByTheNameThatItWasGivenWhateverIsSelected() {
    assertThat(names.atStep(trainedOn(""))).isEqualTo("Run · one, step 100");
    given.set(Map.of(Path.of("runs", "one").toAbsolutePath(), "My first run", Path.of("runs", "two"), "Another"));
    assertThat(names.atStep(trainedOn(""))).isEqualTo("Run · My first run, step 100");
    assertThat(given.of(Path.of("runs", "two"))).isEqualTo("Another");
    assertThat(given.of(Path.of("runs", "three"))).isEqualTo("three");
  }

  private static Dataset open(String name) {
    Dataset images = SampleScenes.dataset(7, 20, 10);
    return new Dataset(name, name, images.classNames(), images.train(), images.test());
  }

  @Test
  void aNetworkThatWasTrainedOnOtherDataThanIsOpenSaysOnWhich() {
    assertThat(names.trainedOn(trainedOn("cifar10"), open("sample")))
        .isEqualTo("Trained on CIFAR-10 photographs; the open images are the built-in sample (synthetic images).");
    assertThat(names.trainedOn(trainedOn("flowers"), open("cifar10")))
        .isEqualTo("Trained on flowers; the open images are CIFAR-10 (photographs).");
    assertThat(new NetworkNames(given, Language.KOREAN).trainedOn(trainedOn("cifar10"), open("sample")))
        .isEqualTo("학습 데이터: CIFAR-10 사진 · 지금 열린 데이터: 내장 샘플(합성 이미지)");
  }

  @Test
  void nothingIsSaidOfTheSameDataOrOfUnknownData() {
    assertThat(names.trainedOn(trainedOn("sample"), open("sample"))).isEmpty();
    assertThat(names.trainedOn(trainedOn(""), open("sample"))).isEmpty();
    assertThat(names.trainedOn(trainedOn("sample"), null)).isEmpty();
    assertThat(names.trainedOn(null, open("sample"))).isEmpty();
  }
}
