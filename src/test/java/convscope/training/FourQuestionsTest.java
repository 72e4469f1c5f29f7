package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.engine.LayerProbe;
import convscope.engine.Probe;
import convscope.foundation.CounterRandom;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Made cases, each with the light and the whole sentence in both languages. */
class FourQuestionsTest {
  private static final String BUNDLE = "convscope.workbench.train.questions";

  private static void check(Answer answer, Light light, String key, String english, String korean) {
    assertThat(answer.light()).as("%s", answer).isEqualTo(light);
    assertThat(answer.key()).isEqualTo(key);
    assertThat(sentence(answer, Locale.ENGLISH)).isEqualTo(english);
    assertThat(sentence(answer, Locale.KOREAN)).isEqualTo(korean);
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(BUNDLE, locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String sentence(Answer answer, Locale locale) {
    return new MessageFormat(bundle(locale).getString(answer.key()), locale).format(answer.values().toArray());
  }

  /** The answer for {@code window} with the labels as they are. */
  private static Answer loss(LossWindow window) {
    return FourQuestions.loss(window, LossBounds.UNSMOOTHED);
  }

  /** A window over {@code count} losses, all of them cross-entropy. */
  private static LossWindow window(int count, LongToDoubleFunction loss) {
    LossWindow window = new LossWindow();
    LossAverage average = new LossAverage(0);
    for (int step = 0; step < count; step++) {
      double now = loss.applyAsDouble(step);
      average.add(now);
      window.add(new StepPoint(step, now, average.value(), now, average.value(), 0, 0.1, 0, 0));
    }
    return window;
  }

  /** The noise of a batch: normal, of standard deviation 0.1, the same at every run. */
  private static double noise(long step) {
    return 0.1 * new CounterRandom(4, step).nextGaussian();
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    ResourceBundle korean = bundle(Locale.KOREAN);
    assertThat(korean.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(places(korean.getString(key))).as(key).isEqualTo(places(english.getString(key)));
      assertThat(korean.getString(key)).as(key).isNotEqualTo(english.getString(key)).containsPattern("[가-힣]");
    }
  }

  private static Set<String> places(String pattern) {
    return Pattern.compile("\\{\\d").matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void aFallingLossIsDistinguishedFromNoise() {
    check(loss(window(300, step -> 4.6 - 0.005 * step + noise(step))), Light.GOOD, "loss.falling",
        "The loss is decreasing: −0.49 per 100 steps (95% confidence interval −0.5 to −0.47; last 300 steps).",
        "손실이 감소하고 있습니다: 100스텝당 −0.49(최근 300스텝, 95% 신뢰구간 −0.5 ~ −0.47).");
  }

  @Test
  void aFlatNoisyLossIsReportedAsNoise() {
    check(loss(window(300, step -> 2.3 + noise(step))), Light.WATCH, "loss.noise",
        "No clear trend, just noise: +0.014 per 100 steps; the 95% confidence interval −0.00043 to +0.028"
            + " includes 0 (last 300 steps).",
        "뚜렷한 추세가 없고 잡음뿐입니다: 100스텝당 +0.014, 95% 신뢰구간 −0.00043 ~ +0.028에 0이 포함됩니다(최근 300스텝).");
  }

  @Test
  void aRisingLossIsBad() {
    check(loss(window(100, step -> 2.3 + 0.01 * step)), Light.BAD, "loss.rising",
        "The loss is increasing: +1 per 100 steps (95% confidence interval +1 to +1; last 100 steps).",
        "손실이 증가하고 있습니다: 100스텝당 +1(최근 100스텝, 95% 신뢰구간 +1 ~ +1).");
  }

  @Test
  void anExplodingLossHasDivergedEvenAfterFewSteps() {
    check(loss(window(12, step -> step < 6 ? 4.6 : 4.6 * Math.pow(3, step - 5))), Light.BAD,
        "loss.diverged",
        "The loss has diverged: now 668.720, lowest 4.600 (both smoothed). Start again with a lower learning"
            + " rate.",
        "손실이 발산했습니다: 현재 668.720, 최저 4.600(모두 평활화한 값). 학습률을 낮추어 다시 시작하세요.");
    assertThat(loss(window(300, step -> step < 290 ? 2 - 0.005 * step : 30 + step)).key())
        .as("after a long fall").isEqualTo("loss.diverged");
  }

  @Test
  void aLossThatExplodedEarlierStaysDiverged() {
    check(loss(window(1_000, step ->
        step < 400 ? 4.6 - 0.005 * step : 7927318320557066.0 * (1 + noise(step)))),
        Light.BAD, "loss.diverged",
        "The loss has diverged: now 8.4e15, lowest 2.650 (both smoothed). Start again with a lower learning rate.",
        "손실이 발산했습니다: 현재 8.4e15, 최저 2.650(모두 평활화한 값). 학습률을 낮추어 다시 시작하세요.");
    assertThat(loss(window(1_000, step -> step < 400 ? 4.6 : 1e9 / step)).light()).isEqualTo(Light.BAD);
    assertThat(loss(window(300, step -> 1e15 * (400 - step))).values().get(0))
        .as("a slope that is large").isEqualTo("−1e17");
  }

  @Test
  void chanceLevelAndSpikyLossesAreNotReportedAsDiverged() {
    assertThat(loss(window(300, step -> step < 150 ? 0.05 : 2.2 + noise(step))).key())
        .as("no worse than a guess").isEqualTo("loss.rising");
    assertThat(loss(window(300, step -> step % 19 == 7 ? 12 : 1.2 + noise(step))).light())
        .as("single steps of a small batch").isNotEqualTo(Light.BAD);
  }

  @Test
  void aNanLossIsBad() {
    check(loss(window(1_235, step -> step == 1_234 ? Double.NaN : 2)), Light.BAD, "loss.notFinite",
        "The run diverged after 1,235 steps: the loss became NaN or infinite. Start again with a lower learning"
            + " rate.",
        "1,235스텝 뒤에 실행이 발산했습니다. 손실이 NaN 또는 무한대가 되었습니다. 학습률을 낮추어 다시 시작하세요.");
  }

  @Test
  void tooFewStepsGiveNoVerdict() {
    check(loss(window(29, step -> 4.6 - step)), Light.UNKNOWN, "loss.few",
        "Not enough steps yet: 29 of 30 needed.",
        "판단하기에 스텝이 부족합니다: 30스텝이 필요하며 현재 29스텝입니다.");
    assertThat(loss(new LossWindow()).key()).isEqualTo("loss.few");
    assertThat(loss(window(30, step -> 4.6 - 0.1 * step)).key()).isEqualTo("loss.falling");
  }

  @Test
  void theLossWindowKeepsTheLast300StepsOfOneRun() {
    LossWindow window = window(1_000, step -> step);
    assertThat(window.size()).isEqualTo(LossWindow.SIZE);
    assertThat(window.steps()).startsWith(700, 701).endsWith(999).isSorted();
    assertThat(window.losses()).isEqualTo(window.steps());
    window.add(new StepPoint(0, 4.6, 0, 0, 0, 0, 0.1, 0, 0));
    assertThat(window.losses()).containsExactly(4.6);
  }

  private static BatchView batch(int size, double mean, double deviation, int blank, int... counts) {
    return new BatchView(size, 24, new float[0], new int[0], new int[0], mean, deviation, -3, 3, counts, blank);
  }

  private static Answer images(BatchView batch) {
    return FourQuestions.images(batch, Dataset.CIFAR_CLASSES);
  }

  @Test
  void standardizedImagesOfAllClassesAreGood() {
    check(images(batch(128, -3e-9, 0.999999, 0, 13, 12, 14, 10, 15, 13, 12, 14, 9, 16)), Light.GOOD, "images.fine",
        "The images look right: 128 images, 10 classes with 9 to 16 each, none blank, mean 0.00, standard"
            + " deviation 1.00.",
        "이미지가 적절합니다: 128장, 클래스 10개(각 9~16장), 빈 이미지 없음, 평균 0.00, 표준편차 1.00.");
  }

  @Test
  void aBatchOfBlankImagesIsBadAndSomeBlankImagesAreAWarning() {
    check(images(batch(128, 0, 0, 128, 13, 12, 14, 10, 15, 13, 12, 14, 9, 16)), Light.BAD, "images.black",
        "All 128 images in the batch are blank; there is nothing to learn.",
        "배치의 이미지 128장이 모두 빈 이미지여서 학습할 것이 없습니다.");
    check(images(batch(128, 0, 0.99, 3, 13, 12, 14, 10, 15, 13, 12, 14, 9, 16)), Light.WATCH, "images.someBlank",
        "3 of 128 images in the batch are blank.",
        "배치의 이미지 128장 중 3장이 빈 이미지입니다.");
    assertThat(sentence(images(batch(128, 0, 0.99, 1, 13, 12, 14, 10, 15, 13, 12, 14, 9, 16)), Locale.ENGLISH))
        .isEqualTo("1 of 128 images in the batch is blank.");
  }

  @Test
  void aSingleClassBatchIsBadAndAMissingClassIsAWarning() {
    check(images(batch(128, 0, 1, 0, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0)), Light.BAD, "images.oneClass",
        "All 128 images in the batch belong to one class (cat); the network would learn to predict only that"
            + " class.",
        "배치의 이미지 128장이 모두 한 클래스(cat)입니다. 신경망이 그 클래스로만 예측하게 됩니다.");
    check(images(batch(128, 0, 1, 0, 13, 12, 14, 10, 15, 13, 26, 0, 9, 16)), Light.WATCH, "images.missingClass",
        "The batch of 128 images contains no horse.",
        "배치의 이미지 128장에 horse 클래스가 한 장도 없습니다.");
    assertThat(images(batch(16, 0, 1, 0, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0)).light()).as("a small batch")
        .isEqualTo(Light.GOOD);
  }

  @Test
  void unstandardizedImagesAreAWarning() {
    check(images(batch(128, 120.5, 64.25, 0, 13, 12, 14, 10, 15, 13, 12, 14, 9, 16)), Light.WATCH, "images.spread",
        "The images are not standardized: mean 120.50, standard deviation 64.25 over 128 images (expected 0 and"
            + " 1).",
        "이미지가 표준화되지 않았습니다: 이미지 128장의 평균 120.50, 표준편차 64.25(0과 1이어야 함).");
    assertThat(images(batch(128, 0.06, 1, 0, 64, 64)).key()).isEqualTo("images.spread");
    assertThat(images(batch(128, 0, 0.94, 0, 64, 64)).key()).isEqualTo("images.spread");
    assertThat(images(batch(128, Double.NaN, Double.NaN, 0, 64, 64)).key()).isEqualTo("images.spread");
    assertThat(images(batch(128, 0.04, 1.04, 0, 64, 64)).key()).isEqualTo("images.fine");
  }

  private static LayerProbe layer(String name, double sparsity, int units, int dead, double weights, double gradient) {
    return new LayerProbe(name, weights > 0, sparsity, units, dead, 0.5, 0.5, 0, 3, true, weights, gradient);
  }

  /** A healthy network but for one layer, which comes in the place of its namesake. */
  private static Answer insides(LayerProbe... others) {
    return insides(0, others);
  }

  /** The same in step {@code step}, with a learning rate of 0.1. */
  private static Answer insides(long step, LayerProbe... others) {
    List<LayerProbe> layers =
        new ArrayList<>(List.of(layer("conv1", 0.5, 64, 0, 3, 0.3), layer("pool1", 0.2, 64, 0, 0, 0),
        layer("conv2", 0.7, 64, 2, 14, 0.5), layer("local3", 0.6, 384, 60, 33, 0.7),
        layer("softmax_linear", 0, 10, 0, 0.2, 0.8)));
    for (LayerProbe other : others) {
      layers.replaceAll(own -> own.layer().equals(other.layer()) ? other : own);
    }
    Map<String, Double> updates = new HashMap<>();
    layers.forEach(layer -> updates.put(layer.layer(), 0.1 * layer.gradientNorm()));
    return FourQuestions.insides(new ProbePoint(step, new Probe(layers), updates, null));
  }

  @Test
  void healthyInitialActivationsAndUpdatesAreGood() {
    check(insides(), Light.GOOD, "insides.fine",
        "All within the limits: one step changes the weights of layer softmax_linear most, by 40% (limit for this"
            + " layer: 100%), and those of the slowest layer by 0.21% (too small only if all are below 0.01%). At most"
            + " 70% of a layer’s activations are zero (conv2).",
        "모두 한계 안에 있습니다: 한 스텝에 가중치가 softmax_linear 층에서 가장 많이 바뀌며 40%이고(이 층의 한계 100%), 가장 적게 바뀌는 층은"
            + " 0.21%입니다(모든 층에서 0.01%보다 작을 때만 너무 작다고 봅니다). 층의 활성값 중 0은 최대 70%입니다(conv2 층).");
  }

  @Test
  void aLayerOfDeadUnitsIsReported() {
    check(insides(layer("local3", 0.9, 384, 193, 33, 0.7)), Light.BAD, "insides.dead",
        "Dying ReLUs in layer local3: 193 of 384 units output zero for every image checked.",
        "local3 층의 ReLU가 죽어 가고 있습니다: 확인한 모든 이미지에서 유닛 384개 중 193개의 출력이 0입니다.");
    assertThat(insides(layer("local3", 0.9, 384, 192, 33, 0.7)).key()).as("half of them").isEqualTo("insides.fine");
  }

  @Test
  void anExplodingGradientIsReported() {
    check(insides(layer("conv2", 0.7, 64, 2, 14, 2_000)), Light.BAD, "insides.exploding",
        "Exploding updates in layer conv2: one step changes its weights by 1400%. Lower the learning rate.",
        "conv2 층의 업데이트가 폭주합니다: 한 스텝에 가중치가 1400% 바뀝니다. 학습률을 낮추세요.");
    assertThat(insides(layer("local3", 0.6, 384, 60, 33, 34)).key()).isEqualTo("insides.exploding");
    assertThat(insides(layer("softmax_linear", 0, 10, 0, 0.2, 2.4)).values()).containsExactly("softmax_linear", "120%");
    assertThat(insides(layer("conv1", 0.5, 64, 0, 3, 7)).key()).as("a first layer that begins small")
        .isEqualTo("insides.fine");
  }

  @Test
  void vanishingGradientsAreAWarning() {
    check(insides(layer("conv1", 0.5, 64, 0, 3, 1e-10), layer("conv2", 0.7, 64, 2, 14, 1e-9),
        layer("local3", 0.6, 384, 60, 33, 1e-9), layer("softmax_linear", 0, 10, 0, 0.2, 1e-8)), Light.WATCH,
        "insides.vanishing",
        "Vanishing gradients: even in layer softmax_linear, where it is largest, the gradient is only 5E-8 of the"
            + " weight norm.",
        "기울기 소실: 기울기가 가장 큰 softmax_linear 층에서도 가중치 노름의 5E-8배뿐입니다.");
    assertThat(insides(layer("conv1", 0.5, 64, 0, 3, 1e-10)).key()).as("in one layer only").isEqualTo("insides.fine");
  }

  @Test
  void updateRatiosOutsideTheUsualRangeAreAWarning() {
    check(insides(100, layer("conv2", 0.7, 64, 2, 14, 5), layer("softmax_linear", 0, 10, 0, 0.2, 0.1)), Light.WATCH,
        "insides.large", "Large updates in layer conv2: one step changes its weights by 3.6% (limit for this"
            + " layer: 3%). If this continues, lower the learning rate.",
        "conv2 층의 업데이트가 큽니다: 한 스텝에 가중치가 3.6% 바뀝니다(이 층의 한계 3%). 계속 이렇다면 학습률을 낮추세요.");
    assertThat(insides(100, layer("conv2", 0.7, 64, 2, 14, 4), layer("softmax_linear", 0, 10, 0, 0.2, 0.1)).light())
        .as("a little above").isEqualTo(Light.GOOD);
    assertThat(insides(99).key()).as("a last layer of tiny weights in the first steps").isEqualTo("insides.fine");
    assertThat(insides(100).values()).as("the same later").containsExactly("softmax_linear", "40%", "30%");
    check(insides(layer("conv1", 0.5, 64, 0, 3, 1e-3), layer("conv2", 0.7, 64, 2, 14, 5e-3),
        layer("local3", 0.6, 384, 60, 33, 1e-2), layer("softmax_linear", 0, 10, 0, 0.2, 1e-4)), Light.WATCH,
        "insides.small",
        "Small updates: even in layer softmax_linear, where they are largest, one step changes the weights"
            + " by only 0.005%"
            + " (at least 0.01% expected). Training is slow at this learning rate.",
        "업데이트가 작습니다: 가장 큰 softmax_linear 층에서도 한 스텝에 가중치가 0.005%만 바뀝니다(0.01% 이상이어야 함). 이 학습률에서는 학습이"
            + " 느립니다.");
  }

  @Test
  void aLayerWithNanIsReportedBeforeAnythingElse() {
    LayerProbe broken = new LayerProbe("conv2", true, 0, 64, 64, Double.NaN, Double.NaN, 0, 0, false, Double.NaN,
        Double.NaN);
    check(insides(broken), Light.BAD, "insides.notFinite",
        "Layer conv2 contains NaN or infinite values: training has diverged.",
        "conv2 층에 NaN 또는 무한대가 있습니다. 학습이 발산했습니다.");
  }

  private static Manifest.Settings schedule(double rate, double factor, long steps) {
    return new Manifest.Settings(128, steps, rate, factor, 136_718, 1, 2, 16, true, 0.9999, 10, 1000, 0);
  }

  @Test
  void theRateIsReportedWithItsNextDecayStep() {
    check(FourQuestions.rate(schedule(0.1, 0.1, 1_000_000), 136_718), Light.GOOD, "rate.now",
        "The learning rate is 0.01; it drops to 0.001 at step 273,436.",
        "현재 학습률은 0.01이고, 273,436스텝부터는 0.001입니다.");
    check(FourQuestions.rate(schedule(0.1, 0.1, 100_000), 500), Light.GOOD, "rate.toTheEnd",
        "The learning rate is 0.1 and stays there until the run ends at step 100,000.",
        "현재 학습률은 0.1이고, 실행이 끝나는 100,000스텝까지 바뀌지 않습니다.");
    check(FourQuestions.rate(schedule(0.025, 1, 1_000_000), 500), Light.GOOD, "rate.always",
        "The learning rate is 0.025 (constant).",
        "현재 학습률은 0.025이고, 바뀌지 않습니다.");
  }

  @Test
  void aZeroRateIsBadAndAHighRateIsAWarning() {
    check(FourQuestions.rate(schedule(0, 0.1, 1_000_000), 0), Light.BAD, "rate.zero",
        "The learning rate is 0: nothing is being learned.",
        "학습률이 0이어서 학습이 진행되지 않습니다.");
    check(FourQuestions.rate(schedule(2, 0.1, 1_000_000), 0), Light.WATCH, "rate.high",
        "The learning rate of 2 is high; the loss may diverge.",
        "학습률이 높습니다: 2. 손실이 발산할 수 있습니다.");
    assertThat(FourQuestions.rate(schedule(1, 0.1, 1_000_000), 0).light()).isEqualTo(Light.GOOD);
  }

  private static Manifest.Settings gradual(double rate) {
    return Manifest.Settings.tutorial().with(Map.of(Setting.SCHEDULE, "cosine", Setting.RATE, rate, Setting.STEPS,
        10_000, Setting.WARM_UP, 0.2));
  }

  @Test
  void aGradualChangeIsReportedWithItsEnd() {
    check(FourQuestions.rate(gradual(0.1), 1_000), Light.GOOD, "rate.rising",
        "The learning rate is 0.055 and rises to 0.1 by step 2,000 (warm-up).",
        "현재 학습률은 0.055이고, 2,000스텝까지 서서히 올라가 0.1에 이릅니다(워밍업).");
    check(FourQuestions.rate(gradual(0.1), 6_000), Light.GOOD, "rate.falling",
        "The learning rate is 0.05 and falls gradually to 0 by step 10,000.",
        "현재 학습률은 0.05이고, 10,000스텝까지 서서히 내려가 0에 이릅니다.");
    assertThat(FourQuestions.rate(gradual(0.1), 10_000).key()).as("after the last step").isEqualTo("rate.falling");
    assertThat(FourQuestions.rate(gradual(0), 10).key()).isEqualTo("rate.zero");
  }

  @Test
  void aRateThatIsUsualForGradientDescentIsHighForAdam() {
    Manifest.Settings adam = schedule(0.1, 0.1, 1_000_000).with(Setting.OPTIMIZER, "adamw");
    check(FourQuestions.rate(adam, 0), Light.WATCH, "rate.highForAdam", "The learning rate of 0.1 is high for Adam, "
        + "whose updates do not become smaller with the gradients: 0.001 is usual.",
        "학습률이 Adam에는 높습니다: 0.1. Adam의 업데이트는 기울기가 작아져도 줄지 않으므로 보통 0.001을 씁니다.");
    assertThat(FourQuestions.rate(adam.with(Setting.RATE, 0.01), 0).light()).isEqualTo(Light.GOOD);
  }

  @Test
  void noiseDuringAWarmUpIsNoStuckLoss() {
    LossWindow window = window(300, step -> 4.6 + noise(step));
    assertThat(FourQuestions.answers(window, null, Dataset.CIFAR_CLASSES, gradual(0.1), 2_000).get(0))
        .isEqualTo(loss(window)).extracting(Answer::light).isEqualTo(Light.WATCH);
    Answer warming = FourQuestions.answers(window, null, Dataset.CIFAR_CLASSES, gradual(0.1), 300).get(0);
    assertThat(warming.light()).isEqualTo(Light.UNKNOWN);
    assertThat(sentence(warming, Locale.ENGLISH)).startsWith("No clear trend yet: ")
        .endsWith("(last 300 steps). The learning rate still rises, until step 2,000.");
    assertThat(sentence(warming, Locale.KOREAN)).startsWith("아직 뚜렷한 추세가 없습니다: ")
        .endsWith("(최근 300스텝). 학습률이 2,000스텝까지 올라가는 중입니다.");
  }

  private static Answer smoothed(double smoothing, LossWindow window) {
    return FourQuestions.answers(window, null, Dataset.CIFAR_CLASSES,
        Manifest.Settings.tutorial().with(Setting.LABEL_SMOOTHING, smoothing), 0).get(0);
  }

  @Test
  void aSmoothedLossThatCannotFallFurtherIsNoStuckLoss() {
    // The entropy of 0.82 and nine times 0.02 is 0.8669 nats.
    LossWindow window = window(300, step -> 0.9 + 0.1 * noise(step));
    check(smoothed(0.2, window), Light.GOOD, "loss.least", "The loss is close to its lowest possible value: with label "
        + "smoothing, the cross-entropy cannot fall below 0.867, and it is now 0.905 (smoothed). It changes by +0.0014 "
        + "per 100 steps (95% confidence interval −0.000043 to +0.0028; last 300 steps).",
        "손실이 더 내려갈 수 없는 값에 가깝습니다: 레이블 스무딩을 쓰면 교차 엔트로피가 0.867보다 작아질 수 없으며, 현재 0.905입니다(평활화한 값). "
        + "100스텝당 변화는 +0.0014입니다(최근 300스텝, 95% 신뢰구간 −0.000043 ~ +0.0028).");
    assertThat(smoothed(0, window).key()).isEqualTo("loss.noise");
    assertThat(smoothed(0.2, window(300, step -> 1.2 + 0.1 * noise(step))).key()).isEqualTo("loss.noise");
  }

  @Test
  void aSmoothedLossThatRisesToThatOfGuessingHasDiverged() {
    LossWindow guessing = window(600, step -> step < 400 ? 0.87 : 2.33);
    assertThat(smoothed(0.2, guessing).key()).isEqualTo("loss.diverged");
    assertThat(smoothed(0, guessing).key()).isEqualTo("loss.rising");
  }

  @Test
  void smallUpdatesAreAsPlannedWhereTheScheduleHasALowRate() {
    ProbePoint slow = new ProbePoint(9_900, new Probe(List.of(layer("conv1", 0.5, 64, 0, 3, 1e-4))), Map.of(),
        null);
    Answer planned = FourQuestions.answers(new LossWindow(), slow, Dataset.CIFAR_CLASSES, gradual(0.1), 9_900).get(2);
    assertThat(planned.light()).isEqualTo(Light.GOOD);
    assertThat(planned.key()).isEqualTo("insides.lowRate");
    assertThat(FourQuestions.answers(new LossWindow(), slow, Dataset.CIFAR_CLASSES, gradual(0.1), 3_000).get(2).key())
        .isEqualTo("insides.small");
  }

  @Test
  void withoutARunTheVerdictIsUnknown() {
    List<Answer> answers =
        FourQuestions.answers(new LossWindow(), null, Dataset.CIFAR_CLASSES, null, 0);
    assertThat(answers).extracting(Answer::question).containsExactly(Question.values());
    assertThat(answers).extracting(Answer::light).containsOnly(Light.UNKNOWN);
    check(answers.get(1), Light.UNKNOWN, "images.none",
        "No batch yet.",
        "아직 입력된 배치가 없습니다.");
    check(answers.get(2), Light.UNKNOWN, "insides.none",
        "No measurements yet.",
        "아직 측정한 값이 없습니다.");
    check(answers.get(3), Light.UNKNOWN, "rate.none",
        "No run yet.",
        "아직 실행이 없습니다.");
  }
}
