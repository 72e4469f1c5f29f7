package convscope.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Images to learn from and images to be judged on.
 *
 * @param name what a person knows it by: {@code cifar10}, {@code sample}, or a folder's name
 * @param source where it came from, as it was asked for
 * @param classNames the name of each class number
 */
public record Dataset(String name, String source, List<String> classNames, ImageSet train, ImageSet test) {
  /** The names of CIFAR-10's classes, by number. */
  public static final List<String> CIFAR_CLASSES = List.of("airplane", "automobile", "bird", "cat", "deer", "dog",
      "frog", "horse", "ship", "truck");

  public Dataset {
    classNames = List.copyOf(classNames);
  }

  /** SHA-256 over every record, label byte then pixels, first train then test, in hex. Takes a while: 180 MB. */
  public String checksum() {
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
