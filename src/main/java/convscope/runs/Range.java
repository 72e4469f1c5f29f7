package convscope.runs;

import convscope.foundation.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a setting may have. Every value has one text, {@link Object#toString} of it, which is parsed in the
 * same way from a command line, a form and a file. Immutable.
 */
public sealed interface Range {

  /** The value of {@code text}; empty if it has none, or one outside the range. */
  Optional<Object> read(String text);

  /** The value of {@code typed}, as a person writes it in a field: also with blanks around it and commas in numbers. */
  default Optional<Object> typed(String typed) {
    return read(typed.strip());
  }

  /** Whether a comma in {@code typed} could group thousands as well as separate decimals: then it has no value. */
  default boolean ambiguous(String typed) {
    return false;
  }

  /** A description of the valid values, to be inserted into another sentence. */
  Sentence words();

  /** Returns the result of {@code visitor} for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** What to do with each kind of range. */
  interface Visitor<R> {
    R whole(Whole range);

    R decimal(Decimal range);

    R choice(Choice range);

    R flag(Flag range);
  }

  /**
   * Whole numbers, each a {@link Long}.
   *
   * @param least the least of them
   * @param most the greatest of them
   * @param zero a word accepted for 0; null for none
   */
  record Whole(long least, long most, @Nullable String zero) implements Range {
    /** A range without a word for 0. */
    public Whole(long least, long most) {
      this(least, most, null);
    }

    @Override
    public Optional<Object> read(String text) {
      if (text.equals(zero)) {
        return Optional.of(0L);
      }
      try {
        long value = new BigDecimal(text).longValueExact();
        return value >= least && value <= most ? Optional.of(value) : Optional.empty();
      } catch (ArithmeticException | NumberFormatException none) {
        return Optional.empty();
      }
    }

    @Override
    public Optional<Object> typed(String typed) {
      return TypedNumber.of(typed).whole().flatMap(this::read);
    }

    @Override
    public Sentence words() {
      return zero == null ? Sentence.of(Range.class, "range.whole", least, most)
          : Sentence.of(Range.class, "range.wholeOrWord", least, most, zero);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.whole(this);
    }
  }

  /**
   * Finite numbers, each a {@link Double}.
   *
   * @param most the greatest of them; {@link Double#MAX_VALUE} for all that are finite
   */
  record Decimal(double least, double most) implements Range {
    /** Whether it has no upper limit except that of all numbers. */
    public boolean open() {
      return most == Double.MAX_VALUE;
    }

    @Override
    public Optional<Object> read(String text) {
      try {
        double value = Double.parseDouble(text);
        return value >= least && value <= most ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException none) {
        return Optional.empty();
      }
    }

    @Override
    public Optional<Object> typed(String typed) {
      return TypedNumber.of(typed).decimal().flatMap(this::read);
    }

    @Override
    public boolean ambiguous(String typed) {
      return TypedNumber.of(typed).isAmbiguous();
    }

    @Override
    public Sentence words() {
      if (least == -Double.MAX_VALUE && open()) {
        return Sentence.of(Range.class, "range.finite");
      }
      return open() ? Sentence.of(Range.class, "range.from", plain(least))
          : Sentence.of(Range.class, "range.between", plain(least), plain(most));
    }

    private static String plain(double bound) {
      return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.decimal(this);
    }
  }

  /** One of several names, each a {@link String}. */
  record Choice(List<String> names) implements Range {
    @Override
    public Optional<Object> read(String text) {
      return names.contains(text) ? Optional.of(text) : Optional.empty();
    }

    @Override
    public Sentence words() {
      return Sentence.of(Range.class, "range.choice", String.join(", ", names));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.choice(this);
    }
  }

  /** Yes or no, a {@link Boolean}. */
  record Flag() implements Range {
    @Override
    public Optional<Object> read(String text) {
      return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    @Override
    public Sentence words() {
      return Sentence.of(Range.class, "range.flag");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flag(this);
    }
  }
}
