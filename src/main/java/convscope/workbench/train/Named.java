package convscope.workbench.train;

import convscope.workbench.fx.Texts;
import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows a choice by its name in the bundle. */
final class Named<T> extends StringConverter<T> {
  private final Texts texts;
  private final String prefix;
  private final Function<T, String> id;

  Named(Texts texts, String prefix, Function<T, String> id) {
    this.texts = texts;
    this.prefix = prefix;
    this.id = id;
  }

  @Override
  public String toString(T choice) {
    return choice == null ? "" : texts.get(prefix + "." + id.apply(choice));
  }

  @Override
  public T fromString(String name) {
    throw new UnsupportedOperationException("Choices are not typed");
  }
}
