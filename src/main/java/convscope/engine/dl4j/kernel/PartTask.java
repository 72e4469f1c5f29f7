package convscope.engine.dl4j.kernel;

/** Work on some examples of a batch that needs nothing of the others. */
@FunctionalInterface
public interface PartTask {

  /**
   * Does the work for one part.
   *
   * @param worker who does it, from 0: what is kept for one worker is touched by no other meanwhile
   */
  void run(int worker, Part part);
}
