package convscope.workbench.design;

import convscope.workbench.fx.Background;
import convscope.workbench.fx.WorkInOrder;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the design in a file, so that it is there again on the next start: reads and writes in the background, in their
 * order. JavaFX thread.
 */
final class DraftKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(DraftKeeping.class);

  private final DraftFile file;
  private final WorkInOrder work;
  private NetworkDesign kept = NetworkDesign.EMPTY;

  DraftKeeping(Path file, Background background) {
    this.file = new DraftFile(file);
    work = new WorkInOrder(background,
        unable -> LOG.warn("{} The next start will not have this design.", unable.getMessage(), unable));
  }

  /** Hands the design kept at an earlier start to {@code then}, if there is one. */
  void restore(Consumer<NetworkDesign> then) {
    work.run(file::read, found -> found.ifPresent(design -> {
      kept = design;
      then.accept(design);
    }));
  }

  /** Keeps {@code design}, unless it is the one kept last. */
  void keep(NetworkDesign design) {
    if (!design.equals(kept)) {
      kept = design;
      work.run(() -> {
        file.write(design);
        return design;
      }, written -> { });
    }
  }
}
