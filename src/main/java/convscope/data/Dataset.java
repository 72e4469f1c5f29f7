package convscope.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A training set and a test set of images. Safe for any thread. */
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
   * @param name its name for users: {@code cifar10}, {@code sample}, or a folder's name
   * @param source its source, as requested
   * @param classNames the name of each class number
   */
  public Dataset(String name, String source, List<String> classNames, ImageSet train, ImageSet test) {
    this(name, source, classNames, train, test, OpeningOptions.USUAL, OpeningSummary.NONE);
  }

  /**
   * Images with a summary of their opening.
   *
   * @param options how they were opened
   * @param summary the summary of opening them
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

  /** Its name for users. */
  public String name() {
    return name;
  }

  /** Its source, as requested. */
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

  /** The options they were opened with; the same options give the same images. */
  public OpeningOptions options() {
    return options;
  }

  /** The summary of opening them. */
  public OpeningSummary summary() {
    return summary;
  }

  /**
   * SHA-256 over every record, label byte then pixels, first train then test, in hex. The first call reads
   * 180 MB, and concurrent calls wait for it; later ones use the stored result.
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
