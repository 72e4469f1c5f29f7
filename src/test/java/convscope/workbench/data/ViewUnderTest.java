package convscope.workbench.data;

import static org.assertj.core.api.Assertions.fail;

import convscope.data.CifarBinary;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.foundation.Language;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.TestStage;
import convscope.workbench.control.ImageGrid;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.session.OpenDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A Data view in a window of its own, with ways to look at it from a test's thread. */
final class ViewUnderTest implements AutoCloseable {
  final Background background = new Background();
  final OpenDataset openData;
  final DataModel model;
  private final Stage stage;
  final Appearance appearance = new Appearance();
  private DataController view;
  Path chosen;

  /** JavaFX thread. */
  ViewUnderTest(Stage stage, Path home, Function<Path, CifarDownload> download, Language language) {
    this.stage = stage;
    openData = new OpenDataset(background, home, () -> download.apply(home));
    model = new DataModel(openData.datasetProperty(), background);
    view = make(language);
    Scene scene = new Scene(view.node(), 1224, 640);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  private DataController make(Language language) {
    return new DataController(model, openData, appearance, background, new AnsweredDialogs(() -> chosen),
        new Notices(), language);
  }

  /** The same model in another language. */
  void speak(Language language) {
    on(() -> {
      view.close();
      view = make(language);
      stage.getScene().setRoot(view.node());
      view.node().applyCss();
      view.node().layout();
      return null;
    });
    // Until it has its width, the view may have room for the filters or the details only.
    until(() -> on(() -> node("query") != null && node("record") != null));
  }

  /** 60 and 40 small drawings, written into {@code folder} and opened. */
  Dataset openSmall(Path folder) {
    Dataset small = SampleScenes.dataset(7, 60, 40);
    CifarBinary.write(small, folder);
    on(() -> {
      openData.open(folder.toString());
      return null;
    });
    until(() -> text("left").equals("100 images"));
    return small;
  }

  List<Shortcut> shortcuts() {
    return view.shortcuts();
  }

  Scene scene() {
    return stage.getScene();
  }

  ImageGrid grid() {
    return (ImageGrid) scene().getRoot().lookup(".image-grid");
  }

  Node node(String id) {
    return scene().getRoot().lookup("#" + id);
  }

  /** What a label or button says, read on the JavaFX thread. */
  String text(String id) {
    return on(() -> ((Labeled) node(id)).getText());
  }

  /** Whether a part and all that it is in are shown. */
  boolean visible(String id) {
    return on(() -> Stream.iterate(node(id), Objects::nonNull, Node::getParent).allMatch(Node::isVisible));
  }

  static <T> T on(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, look);
  }

  static void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, so);
    } catch (TimeoutException never) {
      fail("It did not come to that", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() {
    on(() -> {
      view.close();
      stage.hide();
      return null;
    });
    background.close();
  }
}
