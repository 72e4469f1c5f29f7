package convscope.engine.gpu.find;

import java.util.List;

/** What a source answered, and the things that it told of. */
record Answered<T>(Answer answer, List<T> things) {
  Answered {
    things = List.copyOf(things);
  }
}
