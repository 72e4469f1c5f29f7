package convscope.cli;

/** A network in a library, ready to be timed repeatedly. */
interface Contestant extends AutoCloseable {

  /** Its name in the figures. */
  String name();

  /** Images per second over {@code steps} complete training steps. */
  double train(int steps);

  /** Images per second over {@code steps} batches of inference. */
  double infer(int steps);

  @Override
  void close();
}
