package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decoded is kept, and counts only for files that are as they were. */
class DecodedCacheTest {
  @TempDir
  private Path folder;
  @TempDir
  private Path home;
  private FolderMaker maker;
  private final List<Long> decoded = new ArrayList<>();

  @BeforeEach
  void begin() {
    maker = new FolderMaker(folder).images("cat", 0, 6).images("dog", 1, 6);
  }

  /** Opens the folder; {@link #decoded} then holds how many images were decoded for it. */
  private Dataset open() {
    return open(OpeningOptions.USUAL);
  }

  private Dataset open(OpeningOptions options) {
    long[] total = {0};
    Dataset data = Datasets.open(folder.toString(), home, options, progress -> total[0] = progress.total());
    decoded.add(total[0]);
    return data;
  }

  private Path file() throws IOException {
    try (Stream<Path> inside = Files.list(home.resolve(DecodedCache.FOLDER))) {
      List<Path> all = inside.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void theSecondOpeningDecodesNothingAndGivesTheSame() throws IOException {
    maker.text("cat/notes.txt", "no image").write("dog/cut.png", Arrays.copyOf(maker.image(0, 1, "png"), 200));
    Dataset first = open();
    FileTime written = Files.getLastModifiedTime(file());
    Dataset second = open();
    assertThat(decoded).containsExactly(14L, 0L);
    assertThat(second.checksum()).isEqualTo(first.checksum());
    assertThat(second.summary()).isEqualTo(first.summary());
    assertThat(second.classNames()).isEqualTo(first.classNames());
    assertThat(Files.getLastModifiedTime(file())).as("when it was last used").isGreaterThanOrEqualTo(written);
  }

  @Test
  void otherOptionsNeedNoDecodingEither() {
    open();
    assertThat(open(OpeningOptions.USUAL.withTestShare(0.5)).test().size()).isEqualTo(6);
    assertThat(decoded).containsExactly(12L, 0L);
  }

  @Test
  void onlyFilesThatAreNewOrHaveChangedAreDecodedAgain() throws IOException {
    String before = open().checksum();
    maker.images("cat", 0, 1, "new%d.png", "png").write("dog/00.png", maker.image(3, 9, "bmp"));
    Dataset changed = open();
    assertThat(changed.summary().used()).isEqualTo(13);
    Path same = folder.resolve("dog/01.png");
    Files.setLastModifiedTime(same, FileTime.fromMillis(1_000));
    open();
    assertThat(decoded).containsExactly(12L, 2L, 1L);
    assertThat(changed.checksum()).isNotEqualTo(before);
  }

  @Test
  void whatIsDeletedIsForgotten() throws IOException {
    open();
    long size = Files.size(file());
    Files.delete(folder.resolve("cat/05.png"));
    assertThat(open().summary().used()).isEqualTo(11);
    assertThat(Files.size(file())).isLessThan(size - ImageSet.PIXELS);
  }

  @Test
  void aDamagedFileIsIgnoredAndWrittenAgain() throws IOException {
    String right = open().checksum();
    byte[] good = Files.readAllBytes(file());
    for (int at = 0; at < good.length; at += 1 + good.length / 97) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file(), bad);
      assertThat(open().checksum()).as("with byte %d changed", at).isEqualTo(right);
    }
    for (int length : new int[] {0, 5, 12, 100, good.length - 1}) {
      Files.write(file(), Arrays.copyOf(good, length));
      assertThat(open().checksum()).isEqualTo(right);
    }
    Files.write(file(), Arrays.copyOf(good, good.length + 1));
    open();
    open();
    assertThat(decoded.subList(1, decoded.size() - 1)).as("each is decoded anew").containsOnly(12L);
    assertThat(decoded.get(decoded.size() - 1)).isZero();
  }

  @Test
  void aHomeThatCannotBeWrittenToIsNoProblem() throws IOException {
    Files.writeString(home.resolve(DecodedCache.FOLDER), "a file where the folder should be");
    open();
    assertThat(open().summary().used()).isEqualTo(12);
    assertThat(decoded).containsExactly(12L, 12L);
  }

  @Test
  void theNumberOfThreadsDoesNotChangeWhatIsRead() {
    maker.images("bird", 2, 40, "%d.bmp", "bmp");
    List<String> sums = new ArrayList<>();
    for (int threads : new int[] {1, 2, 7}) {
      Opening opening =
          new Opening("x", "x", home.resolve("home" + threads), OpeningOptions.USUAL, ProgressListener.NONE);
      sums.add(new ImageFolderSource(threads).open(folder, opening).checksum());
    }
    assertThat(sums).containsOnly(sums.get(0));
  }

  @Test
  void oldFilesGoWhenThereAreMany() throws IOException {
    Path cache = Files.createDirectories(home.resolve(DecodedCache.FOLDER));
    for (int i = 0; i < 15; i++) {
      Path old = Files.write(cache.resolve("old" + i + ".images"), new byte[10]);
      Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000L * (i + 1)));
    }
    Files.writeString(cache.resolve("note.txt"), "not ours");
    open();
    assertThat(cache.resolve("old14.images")).exists();
    assertThat(cache.resolve("old0.images")).doesNotExist();
    assertThat(cache.resolve("note.txt")).exists();
    assertThat(cache.toFile().list((where, name) -> name.endsWith(".images"))).hasSize(12);
  }
}
