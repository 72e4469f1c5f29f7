package convscope.cli;

/** A network on some library, ready to be timed again and again. */
interface Contestant extends AutoCloseable {

  /** What it is called in the figures. */
  String name();

  /** Images a second over {@code steps} whole training steps. */
  double train(int steps);

  /** Images a second over {@code steps} batches of inference. */
  double infer(int steps);

  @Override
  void close();
}
