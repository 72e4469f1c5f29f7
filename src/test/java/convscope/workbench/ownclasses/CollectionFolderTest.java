package convscope.workbench.ownclasses;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.pictures.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
class CollectionFolderTest {
  @TempDir
  private Path home;

  private CollectionFolder folder;

  @BeforeEach
  void empty() {
    folder = anew();
    assertThat(folder.read().classes()).isEmpty();
  }

  private CollectionFolder anew() {
    return new CollectionFolder(home.resolve("own"), home.resolve("removed"), home.resolve("data"));
  }

  private OwnImage image(int level) {
    byte[] pixels = new byte[3 * 32 * 32];
    Arrays.fill(pixels, (byte) level);
    pixels[5] = 77;
    return new OwnImage(folder.next(), new Picture("image", 32, 32, pixels));
  }

  private static List<String> names(CollectionFolder.Content content) {
    return content.classes().stream().map(CollectionFolder.Stored::name).toList();
  }

  @Test
  void classesAndImagesAreThereAtTheNextStart() {
    OwnImage first = image(10);
    folder.add("cat");
    folder.add("empty");
    folder.add("cat", first);
    folder.add("cat", image(20));
    folder.rename("cat", "고양이");
    CollectionFolder.Content content = anew().read();
    assertThat(names(content)).containsExactlyInAnyOrder("empty", "고양이");
    List<OwnImage> images = content.classes().stream().filter(one -> one.name().equals("고양이")).findFirst()
        .orElseThrow().images();
    assertThat(images).hasSize(2);
    assertThat(images.get(0).picture().pixels()).isEqualTo(first.picture().pixels());
    assertThat(content.unreadable()).isEmpty();
  }

  @Test
  void removedImagesAndClassesAreRestoredUntilTheNextStart() {
    OwnImage one = image(10);
    folder.add("cat");
    folder.add("cat", one);
    folder.remove("cat", one);
    folder.removeClass("cat", 7);
    folder.restoreClass("dog", 7);
    folder.restore("dog", one);
    folder.remove("dog", one);
    CollectionFolder.Content content = anew().read();
    assertThat(names(content)).containsExactly("dog");
    assertThat(content.classes().get(0).images()).isEmpty();
    assertThat(home.resolve("removed")).isEmptyDirectory();
  }

  @Test
  void aDamagedFileIsNamedAndTheOthersAreKept() throws Exception {
    folder.add("cat");
    folder.add("cat", image(10));
    Files.writeString(home.resolve("own/train/cat/00099.png"), "not an image");
    CollectionFolder again = anew();
    CollectionFolder.Content content = again.read();
    assertThat(content.classes().get(0).images()).hasSize(1);
    assertThat(content.unreadable()).singleElement().asString().contains("00099.png");
    assertThat(again.next()).isEqualTo(100);
  }

  @Test
  void itOpensAsADataSetWhateverTheClassesAreCalled() {
    for (String name : List.of("train", "test")) {
      folder.add(name);
      for (int i = 0; i < 6; i++) {
        folder.add(name, image(10 * i + name.length()));
      }
    }
    Dataset images = folder.open(OwnRunPlan.opening(6));
    assertThat(images.classNames()).containsExactly("test", "train");
    assertThat(images.train().size()).isEqualTo(10);
    assertThat(images.test().size()).isEqualTo(2);
  }
}
