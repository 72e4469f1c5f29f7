package convscope.web;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Sentence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An address that could not be reached, or whose content did not arrive completely. */
public final class Unreachable extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence why;

  Unreachable(Sentence why, @Nullable IOException cause) {
    super(why.in(Language.ENGLISH, Face.CONSOLE), cause);
    this.why = why;
  }

  /** Why, and what to do about it: a clause for the end of a sentence. */
  public Sentence why() {
    return why;
  }
}
