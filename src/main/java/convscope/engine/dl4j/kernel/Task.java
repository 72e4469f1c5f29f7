package convscope.engine.dl4j.kernel;

/** One of several like pieces of work that may be done at the same time, by any worker, in any order. */
@FunctionalInterface
public interface Task {

  /**
   * Does the work.
   *
   * @param worker who does it, from 0: what is kept for one worker is touched by no other meanwhile
   * @param task which piece it is, from 0
   */
  void run(int worker, int task);
}
