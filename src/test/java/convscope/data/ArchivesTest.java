package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as data: good ones, and some made to hurt. */
class ArchivesTest {
  private static final byte[] RECORDS = records(30);
  private static final byte[] TEST = records(10);

  @TempDir
  private Path folder;

  private static byte[] records(int count) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    ImageSet images = TestImages.random(count, 10);
    for (int i = 0; i < count; i++) {
      records.write(images.label(i));
      records.writeBytes(TestImages.pixels(images, i));
    }
    return records.toByteArray();
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Dataset open(Path archive) {
    return Datasets.open(archive.toString(), home(), ProgressListener.NONE);
  }

  private Path tarGz() throws IOException {
    Path archive = folder.resolve("cifar-10-binary.tar.gz");
    try (TarMaker tar = new TarMaker(archive)) {
      tar.file("cifar-10-batches-bin/data_batch_1.bin", RECORDS).file("cifar-10-batches-bin/test_batch.bin", TEST);
    }
    return archive;
  }

  /** Writes into a zip file. */
  private interface Packing {
    void into(ZipArchiveOutputStream zip) throws IOException;
  }

  private Path zip(Packing packing) throws IOException {
    Path archive = folder.resolve("images.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
      packing.into(zip);
    }
    return archive;
  }

  private static void put(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
    zip.putArchiveEntry(new ZipArchiveEntry(name));
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private void refused(Path archive, String why) throws IOException {
    assertThatThrownBy(() -> open(archive)).isInstanceOf(Problem.class).hasMessageStartingWith(archive.toString())
        .hasMessageContaining(why).message().doesNotContain("\n");
    try (Stream<Path> left = Files.exists(home()) ? Files.walk(home()) : Stream.empty()) {
      assertThat(left.filter(Files::isRegularFile)).as("what is left of it").isEmpty();
    }
  }

  @Test
  void anUnpackedArchiveIsCachedByPathSizeAndTime() throws IOException {
    Path archive = tarGz();
    Dataset first = open(archive);
    assertThat(first.train().size()).isEqualTo(30);
    assertThat(first.source()).isEqualTo(archive.toString());
    assertThat(first.name()).isEqualTo("cifar-10-binary");
    List<Path> unpacked = files(home());
    assertThat(unpacked).hasSize(2);
    FileTime when = Files.getLastModifiedTime(unpacked.get(0));
    assertThat(open(archive).checksum()).isEqualTo(first.checksum());
    assertThat(Files.getLastModifiedTime(files(home()).get(0))).as("not unpacked again").isEqualTo(when);
    Files.setLastModifiedTime(archive, FileTime.fromMillis(1_000_000));
    open(archive);
    assertThat(files(home())).as("the older one is gone").hasSize(2).doesNotContainAnyElementsOf(unpacked);
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void koreanZipEntryNamesAreReadInUtf8AndLegacyEncoding() throws IOException {
    byte[] png = Files.readAllBytes(image());
    for (String encoding : List.of("UTF-8", "x-windows-949")) {
      Path archive = zip(zip -> {
        zip.setEncoding(encoding);
        zip.setUseLanguageEncodingFlag(false);
        zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
        for (int i = 0; i < 12; i++) {
          put(zip, "강아지/" + i + ".png", png);
          put(zip, "고양이/" + i + ".png", png);
        }
      });
      assertThat(open(archive).classNames()).as(encoding).containsExactly("강아지", "고양이");
      assertThat(Charset.isSupported(encoding)).isTrue();
    }
  }

  private Path image() throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Path file = folder.resolve("one.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.bin", "a/../../evil.bin", "/etc/evil.bin", "C:/evil.bin", "..\\evil.bin", "a/.."})
  void entriesOutsideTheTargetFolderAreNotWritten(String name) throws IOException {
    refused(zip(zip -> {
      put(zip, "data_batch_1.bin", RECORDS);
      put(zip, name, new byte[9]);
    }), "which is outside the archive's own folder");
    Path tar = folder.resolve("evil.tar.gz");
    try (TarMaker maker = new TarMaker(tar)) {
      maker.file("data_batch_1.bin", RECORDS).file(name, new byte[9]);
    }
    refused(tar, "which is outside the archive's own folder");
    assertThat(folder.resolve("evil.bin")).doesNotExist();
  }

  @Test
  void linksAndDevicesAreRejected() throws IOException {
    refused(zip(zip -> {
      ZipArchiveEntry link = new ZipArchiveEntry("link");
      link.setUnixMode(0120777);
      zip.putArchiveEntry(link);
      zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }), "link, which is a link");
    Path tar = folder.resolve("evil.tar.gz");
    byte[] kinds = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_BLK,
        TarConstants.LF_FIFO};
    for (byte kind : kinds) {
      try (TarMaker maker = new TarMaker(tar)) {
        maker.special("thing", kind, "/etc/passwd");
      }
      refused(tar, "contains thing, which is ");
    }
  }

  @Test
  void unpackingStopsAtTheSizeAndFileCountLimits() throws IOException {
    Path archive = zip(zip -> {
      put(zip, "data_batch_1.bin", RECORDS);
      put(zip, "zeros.bin", new byte[5_000_000]);
    });
    UnpackingLimits few = new UnpackingLimits(10, 1L << 30, 10, 1_000_000);
    assertThatThrownBy(() ->
        new UnpackedArchives(home(), few).folder(archive, new ZipEntries(archive), ProgressListener.NONE))
        .isInstanceOf(Problem.class).hasMessageContaining("far more than its size suggests");
    assertThat(files(home())).isEmpty();
    UnpackingLimits one = new UnpackingLimits(1, 1L << 30, 1_000, 1 << 30);
    assertThatThrownBy(() ->
        new UnpackedArchives(home(), one).folder(archive, new ZipEntries(archive), ProgressListener.NONE))
        .isInstanceOf(Problem.class).hasMessageContaining("contains more than 1 files");
    assertThat(files(home())).isEmpty();
  }

  @Test
  void truncatedUnsupportedAndEmptyArchivesAreReported() throws IOException {
    Path archive = tarGz();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    refused(archive, "is a damaged archive");
    Path zip = zip(out -> put(out, "data_batch_1.bin", RECORDS));
    byte[] zipped = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(zipped, zipped.length - 40));
    refused(zip, "is a damaged archive");
    Path seven = Files.write(folder.resolve("a.7z"), new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4});
    refused(seven, "is a kind of archive that cannot be unpacked here");
    refused(zip(out -> { }), "is an empty archive");
  }

  @Test
  void unpackingReportsProgressAndCanBeCanceled() throws IOException {
    Path archive = tarGz();
    List<ProgressListener.Progress> told = new ArrayList<>();
    ProgressListener stopping = new ProgressListener() {
      @Override
      public void at(Progress progress) {
        told.add(progress);
      }

      @Override
      public boolean cancelled() {
        return true;
      }
    };
    assertThatThrownBy(() -> Datasets.open(archive.toString(), home(), stopping)).isInstanceOf(Problem.class)
        .hasMessageContaining("was stopped");
    assertThat(files(home())).isEmpty();
    assertThat(told).allSatisfy(progress -> assertThat(progress.done()).isLessThanOrEqualTo(progress.total()));
    assertThat(open(archive).train().size()).as("afterwards").isEqualTo(30);
  }
}
