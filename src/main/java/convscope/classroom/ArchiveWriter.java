package convscope.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.ProgramVersion;
import convscope.foundation.SafeFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a file of a class. Every part is read twice, first for its sum, since the manifest comes first. Any thread
 * that may wait.
 */
final class ArchiveWriter {
  /** All entries have one time, so that the same content gives the same bytes. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

  private final ArchiveKind kind;
  private final List<Source> sources = new ArrayList<>();

  private record Source(String name, SafeFile.Content content) {}

  ArchiveWriter(ArchiveKind kind) {
    this.kind = kind;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has SHA-256", never);
    }
  }

  /** Adds a part whose content is always the same bytes. */
  void add(String name, SafeFile.Content content) {
    if (!ArchiveManifest.isSafe(name)) {
      throw new IllegalArgumentException("A part cannot be called " + name);
    }
    sources.add(new Source(name, content));
  }

  /** Adds the file {@code from}, which nobody changes meanwhile. */
  void add(String name, Path from) {
    add(name, out -> {
      try {
        Files.copy(from, out);
      } catch (IOException unreadable) {
        throw FailureReason.cannotRead(from, unreadable);
      }
    });
  }

  /**
   * Adds what {@code from} contains now, kept in memory: for the small tables of a run, which may grow.
   *
   * @throws Problem if it cannot be read
   */
  void addNow(String name, Path from) {
    try {
      byte[] content = Files.readAllBytes(from);
      add(name, out -> out.write(content));
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(from, unreadable);
    }
  }

  /**
   * Writes everything to {@code file}, which is replaced atomically.
   *
   * @param about what the kind says of its parts
   * @param goOn receives the progress, 0 … 1, and returns whether to continue
   * @throws Problem if a part cannot be read, or the file cannot be written; an earlier file is then unchanged
   * @throws CancellationException if {@code goOn} says so
   */
  void write(Path file, JsonNode about, LocalDateTime now, DoublePredicate goOn) {
    List<ArchiveManifest.Part> parts = new ArrayList<>();
    long bytes = 0;
    for (Source source : sources) {
      parts.add(summed(source));
      bytes += parts.get(parts.size() - 1).bytes();
      step(goOn, parts.size() / (2.0 * sources.size()));
    }
    if (bytes > kind.mostBytes()) {
      throw Problem.of(ArchiveWriter.class, "write.large", file.toString(), bytes / 1_000_000);
    }
    ArchiveManifest manifest = new ArchiveManifest(ArchiveManifest.FORMAT, kind.id(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(), ProgramVersion.text(), about, parts);
    SafeFile.write(file, out -> {
      ZipOutputStream zip = new ZipOutputStream(out);
      entry(zip, ArchiveManifest.NAME, to -> to.write(manifest.json()));
      for (int i = 0; i < parts.size(); i++) {
        DigestOutputStream again = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
        Source source = sources.get(i);
        entry(zip, source.name(), to -> source.content().writeTo(new Twice(to, again)));
        if (!HexFormat.of().formatHex(again.getMessageDigest().digest()).equals(parts.get(i).sha256())) {
          throw Problem.of(ArchiveWriter.class, "write.changed", file.toString());
        }
        step(goOn, 0.5 + (i + 1) / (2.0 * parts.size()));
      }
      zip.finish();
    });
  }

  private static void step(DoublePredicate goOn, double done) {
    if (!goOn.test(done)) {
      throw new CancellationException();
    }
  }

  private static ArchiveManifest.Part summed(Source source) {
    long[] bytes = {0};
    DigestOutputStream sum = new DigestOutputStream(OutputStream.nullOutputStream(), sha256()) {
      @Override
      public void write(byte[] content, int from, int length) throws IOException {
        bytes[0] += length;
        super.write(content, from, length);
      }

      @Override
      public void write(int one) throws IOException {
        bytes[0]++;
        super.write(one);
      }
    };
    try {
      source.content().writeTo(sum);
    } catch (IOException never) {
      // Nothing is written anywhere, and sources tell of what they cannot read themselves.
      throw new UncheckedIOException(never);
    }
    return new ArchiveManifest.Part(source.name(), bytes[0],
        HexFormat.of().formatHex(sum.getMessageDigest().digest()));
  }

  private static void entry(ZipOutputStream zip, String name, SafeFile.Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    // Checkpoints hardly get smaller, and a class of thirty is unpacked in half the time.
    zip.setLevel(name.endsWith(".safetensors") ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  /** Writes to two streams; closing it closes neither. */
  private static final class Twice extends FilterOutputStream {
    private final OutputStream other;

    Twice(OutputStream one, OutputStream other) {
      super(one);
      this.other = other;
    }

    @Override
    public void write(int content) throws IOException {
      out.write(content);
      other.write(content);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
      out.write(content, from, length);
      other.write(content, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
