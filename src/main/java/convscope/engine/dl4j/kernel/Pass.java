package convscope.engine.dl4j.kernel;

/**
 * A pass through the network, forward or backward, on which the layers plan their work, one after another. The planned
 * work is done every time the pass is run.
 *
 * <p>Adjacent work by part, of any layers, is done together for each part: its values stay in the cache of its worker.
 */
public interface Pass {

  /** Work that depends only on the network's variables: all of it is done before the rest of the pass. */
  void prepare(int tasks, Task task);

  /** Work by part of the batch, done for a part when all earlier work is done for that part. */
  void each(PartTask task);

  /** Work that starts when all earlier work is done for every part. */
  void whole(int tasks, Task task);

  /** Work that may be done at the same time as the last {@link #whole}, which must be the piece before it. */
  void beside(int tasks, Task task);

  /** Work that needs all earlier work and that nothing on the pass needs: it is done at the end. */
  void later(int tasks, Task task);
}
