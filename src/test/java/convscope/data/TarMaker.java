package convscope.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Writes archives, good and evil, for tests. */
final class TarMaker implements Closeable {
  private final TarArchiveOutputStream tar;

  TarMaker(Path file) throws IOException {
    tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)));
  }

  TarMaker file(String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  TarMaker special(String name, byte kind, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    return this;
  }

  /** The files of {@code data} as the official archive has them, folder first. */
  TarMaker whole(Dataset data) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(CifarBinary.FOLDER + "/"));
    tar.closeArchiveEntry();
    Path files = Files.createTempDirectory("convscope-tar");
    CifarBinary.write(data, files);
    try (var inside = Files.list(files)) {
      for (Path file : inside.sorted().toList()) {
        file(CifarBinary.FOLDER + "/" + file.getFileName(), Files.readAllBytes(file));
        Files.delete(file);
      }
    }
    Files.delete(files);
    return this;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
