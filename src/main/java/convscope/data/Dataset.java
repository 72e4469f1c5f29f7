package convscope.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images to learn from and images to be judged on. Safe for any thread. */
public final class Dataset {
  /** The names of CIFAR-10's classes, by number. */
  public static final List<String> CIFAR_CLASSES = List.of("airplane", "automobile", "bird", "cat", "deer", "dog",
      "frog", "horse", "ship", "truck");

  private final String name;
  private final String source;
  private final List<String> classNames;
  private final ImageSet train;
  private final ImageSet test;
  private final OpeningOptions options;
  private final OpeningSummary summary;
  private @Nullable String checksum;

  /**
   * @param name what a person knows it by: {@code cifar10}, {@code sample}, or a folder's name
   * @param source where it came from, as it was asked for
   * @param classNames the name of each class number
   */
  public Dataset(String name, String source, List<String> classNames, ImageSet train, ImageSet test) {
    this(name, source, classNames, train, test, OpeningOptions.USUAL, OpeningSummary.NONE);
  }

  /**
   * Images whose opening has something to say.
   *
   * @param options how they were opened
   * @param summary what was found
   */
  public Dataset(String name, String source, List<String> classNames, ImageSet train, ImageSet test,
      OpeningOptions options, OpeningSummary summary) {
    this.name = name;
    this.source = source;
    this.classNames = List.copyOf(classNames);
    this.train = train;
    this.test = test;
    this.options = options;
    this.summary = summary;
  }

  /** What a person knows it by. */
  public String name() {
    return name;
  }

  /** Where it came from, as it was asked for. */
  public String source() {
    return source;
  }

  /** The name of each class number. */
  public List<String> classNames() {
    return classNames;
  }

  public ImageSet train() {
    return train;
  }

  public ImageSet test() {
    return test;
  }

  /** How they were opened; opened so again, they are the same. */
  public OpeningOptions options() {
    return options;
  }

  /** What was found when they were opened. */
  public OpeningSummary summary() {
    return summary;
  }

  /**
   * SHA-256 over every record, label byte then pixels, first train then test, in hex. The first call takes a while, for
   * 180 MB, and whoever asks meanwhile waits for it; later ones remember.
   */
  public synchronized String checksum() {
    if (checksum == null) {
      checksum = computeChecksum();
    }
    return checksum;
  }

  private String computeChecksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] record = new byte[1 + ImageSet.PIXELS];
      for (ImageSet images : List.of(train, test)) {
        for (int i = 0; i < images.size(); i++) {
          record[0] = (byte) images.label(i);
          images.copyPixels(i, record, 1);
          digest.update(record);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has SHA-256", never);
    }
  }
}
