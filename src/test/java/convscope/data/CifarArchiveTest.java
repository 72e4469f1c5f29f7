package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CifarArchiveTest {
  private static final String INSIDE = CifarBinary.FOLDER + "/";

  @TempDir
  private Path folder;
  private Path home;
  private Path archive;

  @BeforeEach
  void makeAHome() throws IOException {
    home = Files.createDirectories(folder.resolve("deep/home"));
    archive = folder.resolve("archive.tar.gz");
  }

  private void assertRefused(String... words) throws IOException {
    Path before = Files.createDirectories(home.resolve(CifarBinary.FOLDER)).resolve("mine.txt");
    Files.writeString(before, "was here before");
    assertThatThrownBy(() -> CifarArchive.unpack(archive, home, ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContainingAll(words).hasMessageContaining("nothing was kept").hasMessageEndingWith(".");
    assertThat(before).hasContent("was here before");
    try (var inside = Files.list(home)) {
      assertThat(inside).as("what is in the home").containsExactly(home.resolve(CifarBinary.FOLDER));
    }
    try (var all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).containsExactlyInAnyOrder(archive, before);
    }
  }

  @Test
  void unpackingACompleteArchiveReplacesTheExistingFolder() throws IOException {
    new TarMaker(archive).whole(TestImages.dataset(20, 10)).close();
    Files.createDirectories(home.resolve(CifarBinary.FOLDER));
    Files.writeString(home.resolve(CifarBinary.FOLDER).resolve("test_batch.bin"), "half of an old one");
    CifarArchive.unpack(archive, home, ProgressListener.NONE);
    assertThat(CifarBinary.read(home, "x").checksum()).isEqualTo(TestImages.dataset(20, 10).checksum());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.bin", INSIDE + "../../evil.bin", "/tmp/evil.bin", "other/evil.bin", INSIDE + "..",
      INSIDE + "a/b.bin", "C:\\evil.bin", INSIDE + ".hidden"})
  void rejectsPathsOutsideTheTargetFolder(String name) throws IOException {
    new TarMaker(archive).whole(TestImages.dataset(20, 10)).file(name, new byte[10]).close();
    assertRefused(archive.toString(), "which is outside " + CifarBinary.FOLDER);
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
  void rejectsLinksAndDevices(byte kind) throws IOException {
    new TarMaker(archive).special(INSIDE + "data_batch_1.bin", kind, "/etc/hostname").close();
    assertRefused("which is not a regular file");
  }

  @Test
  void rejectsArchivesLargerThanCifar() throws IOException {
    new TarMaker(archive).file(INSIDE + "data_batch_1.bin", new byte[40_000_001]).close();
    assertRefused("unpacks to more data than CIFAR-10 has");
  }

  @Test
  void rejectsATruncatedArchive() throws IOException {
    new TarMaker(archive).whole(TestImages.dataset(20, 10)).close();
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(archive.toString(), "is damaged");
  }

  @Test
  void rejectsAFileThatIsNotGzip() throws IOException {
    Files.writeString(archive, "<html>404</html>");
    assertRefused("not a gzip file");
  }

  @Test
  void anArchiveWithoutTheExpectedFilesLeavesNothingBehind() throws IOException {
    new TarMaker(archive).file(INSIDE + "readme.html", new byte[10]).close();
    assertThatThrownBy(() -> CifarArchive.unpack(archive, home, ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("is missing from ");
    assertThat(home).isEmptyDirectory();
  }
}
