package badhouse.training;

/** Breaks a rule on purpose: a thread without a name. */
final class MakesAThread {
  Thread make() {
    return new Thread();
  }
}
