package convscope.engine.dl4j.kernel;

/** One of several like pieces of work that may be done at the same time, by any worker, in any order. */
@FunctionalInterface
public interface Task {

  /**
   * Does the work.
   *
   * @param worker its worker, from 0: the data of one worker are used by no other meanwhile
   * @param task its index, from 0
   */
  void run(int worker, int task);
}
