package convscope.engine.gpu.card;

import java.util.List;

/** One operation of a {@link Card}, as plain data. */
public sealed interface CardStep {

  /** The result of {@code visitor} for this kind of step. */
  <R> R accept(Visitor<R> visitor);

  /** An operation that depends on the kind of step. */
  interface Visitor<R> {
    R copyIn(CopyIn step);

    R copyOut(CopyOut step);

    R launch(Launch step);
  }

  /** Copies the first {@code count} values of {@code from} to the beginning of {@code to}. */
  record CopyIn(HostBuffer from, CardBuffer to, int count) implements CardStep {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copyIn(this);
    }
  }

  /** Copies the first {@code count} values of {@code from} to {@code to}, number {@code first} on. */
  record CopyOut(CardBuffer from, int count, HostBuffer to, int first) implements CardStep {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copyOut(this);
    }
  }

  /**
   * Runs a kernel.
   *
   * @param kernel its name in the source
   * @param arguments in the kernel's order: a {@link CardBuffer}, an {@link Integer} or a {@link Float} each
   * @param groups how many work-groups there are, in x, y and z
   * @param size how many work-items a group has, all in x, and what the kernel's source was written for
   */
  record Launch(String kernel, List<Object> arguments, Groups groups, int size) implements CardStep {
    public Launch {
      arguments = List.copyOf(arguments);
      for (Object argument : arguments) {
        if (!(argument instanceof CardBuffer || argument instanceof Integer || argument instanceof Float)) {
          throw new IllegalArgumentException("A kernel cannot take " + argument);
        }
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.launch(this);
    }
  }

  /** How many work-groups a kernel has. At most 65,535 in y and in z. */
  record Groups(int x, int y, int z) {}
}
