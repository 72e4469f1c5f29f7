package convscope.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.ChildProcess;
import convscope.data.ImageSet;
import convscope.foundation.CounterRandom;
import convscope.foundation.Problem;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading pictures may take at most, tried in a Java of its own with little memory. */
@Tag("long")
class BoundsTest {
  private static final int SIDE = 30_000;

  @TempDir
  private Path folder;

  @Test
  void damagedFilesAreReadOrReportedWithinTimeAndMemoryLimits() throws Exception {
    String said = java(160, Mutations.class.getName(), "10000");
    assertThat(said).contains("10000 files").contains("none over " + Mutations.LONGEST_SECONDS + " s")
        .doesNotContain("memory than is available");
  }

  @ParameterizedTest
  @ValueSource(strings = {"huge.png", "huge.jpg"})
  void anImageOf30000By30000TakesAtMost200Megabytes(String name) throws Exception {
    Path file = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (name.endsWith("png")) {
        writePng(out, 1);
      } else {
        writeJpeg(out);
      }
    }
    String said = java(140, Huge.class.getName(), file.toString());
    assertThat(said).contains("30000 × 30000, corners 40 200, peak ");
    int peak = Integer.parseInt(said.replaceAll("(?s).*peak (\\d+) MB.*", "$1"));
    System.out.println(name + ": " + said.strip());
    assertThat(peak).as("resident megabytes above those of Java itself").isLessThan(200);
  }

  /** Grey or colour, the left half 40, the right 200: one row again and again, deflated so that it can be repeated. */
  static void writePng(OutputStream out, int bands) throws IOException {
    byte[] row = new byte[1 + bands * SIDE];
    Arrays.fill(row, 1, 1 + bands * SIDE / 2, (byte) 40);
    Arrays.fill(row, 1 + bands * SIDE / 2, row.length, (byte) 200);
    Deflater deflater = new Deflater(9, true);
    byte[] packed = new byte[1_000];
    deflater.setInput(row);
    int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
    deflater.end();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(0x78);
    data.write(0xDA);
    Adler32 sum = new Adler32();
    for (int y = 0; y < SIDE; y++) {
      data.write(packed, 0, length);
      sum.update(row, 0, row.length);
    }
    data.writeBytes(new byte[] {3, 0});
    data.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    DataOutputStream png = new DataOutputStream(out);
    png.writeLong(0x89504E470D0A1A0AL);
    chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put((byte) 8).put((byte) (bands - 1)).array());
    chunk(png, "IDAT", data.toByteArray());
    chunk(png, "IEND", new byte[0]);
    png.flush();
  }

  private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(type.getBytes());
    sum.update(content);
    png.writeInt(content.length);
    png.writeBytes(type);
    png.write(content);
    png.writeInt((int) sum.getValue());
  }

  /**
   * Grey, from a small file of two blocks: its size patched, its rows of blocks repeated with a restart between them. A
   * row is 1,875 blocks of 40 and 1,875 of 200.
   */
  private static void writeJpeg(OutputStream out) throws IOException {
    int[] greys = {40, 200};
    BufferedImage two = new BufferedImage(SIDE, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < SIDE; x++) {
        two.getRaster().setSample(x, y, 0, greys[x / (SIDE / 2)]);
      }
    }
    byte[] strip = Kinds.write("jpeg", null, false, two);
    int frame = find(strip, 0xC0);
    int scan = find(strip, 0xDA);
    ByteBuffer.wrap(strip).putShort(frame + 5, (short) SIDE);
    int data = scan + 2 + ByteBuffer.wrap(strip).getShort(scan + 2);
    out.write(strip, 0, scan);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xDD, 0, 4, (byte) (SIDE / 8 >> 8), (byte) (SIDE / 8)});
    out.write(strip, scan, data - scan);
    for (int row = 0; row < SIDE / 8; row++) {
      out.write(strip, data, strip.length - 2 - data);
      out.write(0xFF);
      out.write(row == SIDE / 8 - 1 ? 0xD9 : 0xD0 + row % 8);
    }
  }

  static int find(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != marker) {
      at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF);
    }
    return at;
  }

  /** Runs {@code arguments} in a Java with {@code megabytes} of heap, and returns what it said. */
  private static String java(int megabytes, String... arguments) throws IOException, InterruptedException {
    List<String> command = ChildProcess.javaAlike(every -> true, "-Xmx" + megabytes + "m", "-XX:+UseSerialGC");
    command.addAll(List.of(arguments));
    ChildProcess child = ChildProcess.start(new ProcessBuilder(command).redirectErrorStream(true));
    String said = child.said();
    assertThat(child.exit()).as(said).isZero();
    return said;
  }

  /** Reads one picture and says what it was like. */
  static final class Huge {
    private Huge() {}

    public static void main(String[] arguments) throws IOException {
      PictureReader reader = new PictureReader(Duration.ofMinutes(2));
      reader.read("warm", Kinds.png(Kinds.noise(50, 50, 1)));
      reader.read("warm", Kinds.write("jpeg", null, false, Kinds.noise(50, 50, 1)));
      long before = peakKilobytes();
      long start = System.nanoTime();
      Picture picture = reader.read(Path.of(arguments[0]));
      System.out.printf("%d × %d, corners %d %d, peak %d MB above, %.1f s%n", picture.originalWidth(),
          picture.originalHeight(), picture.pixels()[0] & 0xFF, picture.pixels()[31] & 0xFF,
          (peakKilobytes() - before) >> 10, (System.nanoTime() - start) / 1e9);
    }

    /** The most that this process has had in memory, heap and all else; 0 where the system does not say. */
    private static long peakKilobytes() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (!Files.exists(status)) {
        return 0;
      }
      return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }
  }

  /** Reads files that were pictures before something happened to them. */
  static final class Mutations {
    /** A picture has two seconds of the processor's time, and by the clock ten and a little more. */
    static final int LONGEST_SECONDS = 15;
    private static final int[] SIZES = {1, 7, 16, 33, 64, 120};

    private Mutations() {}

    public static void main(String[] arguments) {
      List<Map.Entry<String, byte[]>> seeds = new ArrayList<>();
      for (int size : SIZES) {
        seeds.addAll(Kinds.all(size, size * 3 / 2 + 1).entrySet());
      }
      PictureReader reader = new PictureReader();
      int pictures = 0;
      int count = Integer.parseInt(arguments[0]);
      double slowest = 0;
      Map<String, Integer> sentences = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        Map.Entry<String, byte[]> seed = seeds.get(i % seeds.size());
        byte[] file = mutated(seed.getValue(), new CounterRandom(i));
        long start = System.nanoTime();
        try {
          Picture picture = reader.read("FILE", file);
          if (picture.pixels().length != ImageSet.PIXELS) {
            throw new IllegalStateException(seed.getKey());
          }
          pictures++;
        } catch (Problem problem) {
          if (!problem.getMessage().startsWith("FILE ") || problem.getMessage().contains("\n")
              || !problem.getMessage().endsWith(".")) {
            throw new IllegalStateException("No sentence: " + problem.getMessage(), problem);
          }
          sentences.merge(seed.getKey() + ": " + problem.getMessage(), 1, Integer::sum);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (seconds > 0.5) {
          System.out.printf("%.1f s for %s, number %d%n", seconds, seed.getKey(), i);
        }
        slowest = Math.max(slowest, seconds);
      }
      if (System.getProperty("sentences") != null) {
        sentences.forEach((sentence, times) -> System.out.println(times + " " + sentence));
      }
      sentences.keySet().stream().filter(one -> one.contains("memory")).forEach(System.out::println);
      System.out.printf("%d files from %d pictures: %d pictures, slowest %.2f s, %s over %d s%n", count, seeds.size(),
          pictures, slowest, slowest > LONGEST_SECONDS ? "SOME" : "none", LONGEST_SECONDS);
    }

    private static byte[] mutated(byte[] original, CounterRandom random) {
      byte[] file = original.clone();
      switch (random.nextInt(4)) {
        case 0 -> {
          return Arrays.copyOf(file, random.nextInt(file.length));
        }
        case 1 -> flip(file, random, file.length, 1 + random.nextInt(20));
        case 2 -> flip(file, random, Math.min(file.length, 100), 1 + random.nextInt(6));
        default -> {
          // A number that claims a lot, where headers have theirs.
          int at = random.nextInt(Math.min(file.length, 60));
          int length = 1 + random.nextInt(4);
          for (int i = at; i < Math.min(file.length, at + length); i++) {
            file[i] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
          }
        }
      }
      return mend(file);
    }

    private static void flip(byte[] file, CounterRandom random, int among, int times) {
      for (int i = 0; i < times; i++) {
        file[random.nextInt(among)] ^= (byte) (1 << random.nextInt(8));
      }
    }

    /** Gives a PNG's first chunk the sum it would have, so that a lie in it is not found out at once. */
    private static byte[] mend(byte[] file) {
      if (file.length > 33 && file[1] == 'P' && file[2] == 'N') {
        CRC32 sum = new CRC32();
        sum.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) sum.getValue());
      }
      return file;
    }
  }
}
