package badhouse.data;

/** Breaks a rule on purpose: prints outside the command line. */
final class Prints {
  void print() {
    System.out.println("hello");
  }
}
