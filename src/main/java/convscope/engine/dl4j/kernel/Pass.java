package convscope.engine.dl4j.kernel;

/**
 * A way through the network, forward or backward, as the layers on it lay out their work, each after the one before. What
 * they lay out here is done again and again, whenever the pass is run.
 *
 * <p>Pieces by part that follow each other, of whatever layers, are done in one go for each part: its values stay in the
 * cache of the worker that has it.
 */
public interface Pass {

  /** Work that depends on the network's variables alone: all of it is done before anything else of the pass. */
  void prepare(int tasks, Task task);

  /** Work by part of the batch, done for a part when all before it is done for that part. */
  void each(PartTask task);

  /** Work that begins when all before it is done for every part. */
  void whole(int tasks, Task task);

  /** Work that may be done at the same time as the last {@link #whole}, which must be the piece before it. */
  void beside(int tasks, Task task);

  /** Work that needs all before it and that nothing on the pass needs: it is done at the end. */
  void later(int tasks, Task task);
}
