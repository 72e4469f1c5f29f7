package convscope.runs;

import java.math.BigInteger;
import java.util.List;

/** The texts of a range's outermost values, and of the first ones beyond. */
public final class RangeEnds {
  private RangeEnds() {}

  /** What must be taken. */
  public static List<String> within(Setting setting) {
    return setting.range().accept(new Range.Visitor<>() {
      @Override
      public List<String> whole(Range.Whole range) {
        return List.of(Long.toString(range.least()), Long.toString(range.most()));
      }

      @Override
      public List<String> decimal(Range.Decimal range) {
        return List.of(Double.toString(range.least()), Double.toString(range.most()));
      }

      @Override
      public List<String> choice(Range.Choice range) {
        return range.names();
      }

      @Override
      public List<String> flag(Range.Flag range) {
        return List.of("true", "false");
      }
    });
  }

  /** What must be refused. */
  public static List<String> beyond(Setting setting) {
    return setting.range().accept(new Range.Visitor<>() {
      @Override
      public List<String> whole(Range.Whole range) {
        return List.of(BigInteger.valueOf(range.least()).subtract(BigInteger.ONE).toString(),
            BigInteger.valueOf(range.most()).add(BigInteger.ONE).toString());
      }

      @Override
      public List<String> decimal(Range.Decimal range) {
        return List.of(Double.toString(Math.nextDown(range.least())), Double.toString(Math.nextUp(range.most())));
      }

      @Override
      public List<String> choice(Range.Choice range) {
        return List.of("none-of-these");
      }

      @Override
      public List<String> flag(Range.Flag range) {
        return List.of("maybe");
      }
    });
  }
}
