package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import convscope.data.CifarDownload;
import convscope.data.Datasets;
import convscope.workbench.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("window")
class OpenDatasetTest {
  private final Background background = new Background();

  @TempDir
  private Path home;

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void ifTheFirstDatasetFailsToOpenTheSampleIsOpened() {
    OpenDataset data = onJavaFx(() -> new OpenDataset(background, home, () -> CifarDownload.official(home)));
    String gone = home.resolve("gone").toString();
    onJavaFx(() -> {
      data.open(gone);
      return null;
    });
    await().atMost(60, TimeUnit.SECONDS).until(() -> onJavaFx(() -> data.datasetProperty().get() != null));
    assertThat(onJavaFx(() -> data.datasetProperty().get().name())).isEqualTo(Datasets.SAMPLE);
    assertThat(onJavaFx(() -> data.problemProperty().get().getMessage())).contains(gone);
    assertThat(onJavaFx(() -> data.workProperty().get())).isEqualTo(OpenDataset.Work.NONE);
  }

  @Test
  void ifALaterDatasetFailsToOpenThePreviousOneStays() {
    OpenDataset data = onJavaFx(() -> new OpenDataset(background, home, () -> CifarDownload.official(home)));
    onJavaFx(() -> {
      data.open(Datasets.SAMPLE);
      return null;
    });
    await().atMost(60, TimeUnit.SECONDS).until(() -> onJavaFx(() -> data.datasetProperty().get() != null));
    Object before = onJavaFx(() -> data.datasetProperty().get());
    onJavaFx(() -> {
      data.open(home.resolve("gone").toString());
      return null;
    });
    await().atMost(60, TimeUnit.SECONDS).until(() -> onJavaFx(() -> data.problemProperty().get() != null));
    assertThat(onJavaFx(() -> data.datasetProperty().get())).isSameAs(before);
    assertThat(onJavaFx(() -> data.workProperty().get())).isEqualTo(OpenDataset.Work.NONE);
  }

  @Test
  void whatWaitsForTheDataRunsOnceSomethingIsOpenAlsoIfTheFirstDatasetFailsToOpen() {
    OpenDataset data = onJavaFx(() -> new OpenDataset(background, home, () -> CifarDownload.official(home)));
    List<String> opened = new ArrayList<>();
    onJavaFx(() -> {
      data.whenDone(() -> opened.add("nothing"));
      data.open(home.resolve("gone").toString());
      data.whenDone(() -> opened.add(data.datasetProperty().get().name()));
      return null;
    });
    await().atMost(60, TimeUnit.SECONDS).until(() -> onJavaFx(() -> opened.size() == 2));
    assertThat(opened).containsExactly("nothing", Datasets.SAMPLE);
  }

  @Test
  void whatNeedsADatasetWaitsForTheFirstButForNoOther() {
    OpenDataset data = onJavaFx(() -> new OpenDataset(background, home, () -> CifarDownload.official(home)));
    List<OpenDataset.Work> work = new ArrayList<>();
    onJavaFx(() -> {
      data.open(Datasets.SAMPLE);
      data.whenOpen(() -> work.add(data.workProperty().get()));
      return null;
    });
    await().atMost(60, TimeUnit.SECONDS).until(() -> onJavaFx(() -> work.size() == 1));
    onJavaFx(() -> {
      data.open(home.resolve("gone").toString());
      data.whenOpen(() -> work.add(data.workProperty().get()));
      return null;
    });
    assertThat(work).containsExactly(OpenDataset.Work.NONE, OpenDataset.Work.OPENING);
  }

  private static <T> T onJavaFx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(30_000, action);
  }
}
