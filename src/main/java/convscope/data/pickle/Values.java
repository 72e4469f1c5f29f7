package convscope.data.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Converts values of a pickle: text may be Python's text or its bytes, since the official files come from Python 2. */
final class Values {
  private Values() {}

  /** A tuple: an immutable list. */
  record Tuple(List<?> parts) {}

  static String text(Object value) throws PickleForm {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    throw new PickleForm("pickle.content");
  }

  static List<?> tuple(Object value) throws PickleForm {
    if (value instanceof Tuple tuple) {
      return tuple.parts();
    }
    throw new PickleForm("pickle.content");
  }
}
