package convscope.workbench.images;

import convscope.foundation.Problem;
import convscope.pictures.Picture;
import convscope.pictures.PicturePreview;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading one image.
 *
 * @param name to show
 * @param place the full path or address, or an English name for an image that has none
 * @param picture null if it could not be read
 * @param problem why it could not be read; null if it could
 * @param truth the true class name; null if unknown
 * @param folders the names of the folders that it is in, up to the one that was opened, nearest first: one of them may
 *     be the name of its class
 * @param whole reads the whole image
 */
public record ImageReadResult(ImageName name, String place, @Nullable Picture picture, @Nullable Problem problem,
    @Nullable String truth, List<String> folders, WholeImage whole) {

  /** Reads the whole image, of which {@link Picture} has the middle square. Any thread that may wait. */
  @FunctionalInterface
  public interface WholeImage {
    /** For images that are no larger than what a network is given, or cannot be read whole. */
    WholeImage NONE = Optional::empty;

    /** @throws Problem if it cannot be read any more */
    Optional<PicturePreview> read();
  }

  public static ImageReadResult of(ImageName name, Picture picture) {
    return new ImageReadResult(name, picture.name(), picture, null, null, List.of(), WholeImage.NONE);
  }

  public static ImageReadResult refused(ImageName name, String place, Problem problem) {
    return new ImageReadResult(name, place, null, problem, null, List.of(), WholeImage.NONE);
  }

  public ImageReadResult withTruth(String known) {
    return new ImageReadResult(name, place, picture, problem, known, folders, whole);
  }

  public ImageReadResult in(List<String> known) {
    return new ImageReadResult(name, place, picture, problem, truth, List.copyOf(known), whole);
  }

  public ImageReadResult withWhole(WholeImage known) {
    return new ImageReadResult(name, place, picture, problem, truth, folders, known);
  }
}
