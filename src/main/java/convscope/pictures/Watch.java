package convscope.pictures;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/**
 * Stops a decoder whose time is over by aborting it from its own progress callback, as ImageIO's JPEG decoder requires.
 */
final class Watch implements IIOReadProgressListener {
  private final TimeLimit limit;
  private boolean aborted;

  Watch(TimeLimit limit) {
    this.limit = limit;
  }

  TimeLimit limit() {
    return limit;
  }

  boolean hasAborted() {
    return aborted;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    if (limit.isOver()) {
      aborted = true;
      source.abort();
    }
  }

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}
}
