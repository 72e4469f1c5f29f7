package convscope.engine.dl4j.kernel;

/** Work on some examples of a batch, independent of the others. */
@FunctionalInterface
public interface PartTask {

  /**
   * Does the work for one part.
   *
   * @param worker its worker, from 0: the data of one worker are used by no other meanwhile
   */
  void run(int worker, Part part);
}
