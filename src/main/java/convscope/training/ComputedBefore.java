package convscope.training;

import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The arithmetic that a run has been computed with, and is to go on with. */
public final class ComputedBefore {
  /** In a manifest's facts about the machine: the {@link Engine#variant} of the engine. */
  static final String KERNELS = "kernels";

  private static final Logger LOG = LoggerFactory.getLogger(ComputedBefore.class);

  private ComputedBefore() {}

  /**
   * The engine to go on with in {@code run}: {@code opened}, or one on the same device with the arithmetic that the run
   * was begun with. Where that is not there, it is {@code opened} all the same, and the log tells that the run will not
   * end in the same bits. May open an engine, which takes a second or two.
   *
   * @throws convscope.foundation.Problem if the engine cannot be opened
   */
  public static Engine engine(RunFolder run, Engines engines, Engine opened) {
    String kernels = run.manifest().machine().getOrDefault(KERNELS, opened.variant());
    boolean there = engines.variants(opened.device()).contains(kernels);
    Engine engine = kernels.equals(opened.variant()) || !there ? opened
        : engines.open(opened.device(), opened.threads(), kernels);
    compare(run, engine);
    return engine;
  }

  /** Tells the log where {@code engine} computes otherwise than the run was computed until now. */
  public static void compare(RunFolder run, Engine engine) {
    Manifest manifest = run.manifest();
    String kernels = manifest.machine().getOrDefault(KERNELS, engine.variant());
    Map<String, String> now = engine.arithmetic(NetworkJson.fromTree(manifest.network(), run.path().toString()),
        manifest.settings().batch());
    if (!kernels.equals(engine.variant())) {
      LOG.warn("The run in {} was begun with the kernels {} and goes on with {}: it will not end in the same bits.",
          run.path(), kernels, engine.variant());
      return;
    }
    String otherwise = manifest.arithmetic().entrySet().stream()
        .filter(layer -> !layer.getValue().equals(now.get(layer.getKey())))
        .map(layer -> layer.getKey() + " by " + layer.getValue() + ", now by " + now.get(layer.getKey()))
        .collect(Collectors.joining("; "));
    if (!otherwise.isEmpty()) {
      LOG.warn("The run in {} was begun where layers were computed otherwise ({}): it will not end in the same bits.",
          run.path(), otherwise);
    }
  }
}
