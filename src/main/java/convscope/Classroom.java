package convscope;

import convscope.classroom.ClassCollection;
import convscope.foundation.Home;

/** What the window needs for a class, put together. */
final class Classroom {
  private Classroom() {}

  /** What a class has handed in, kept in the home folder. */
  static ClassCollection collection() {
    return new ClassCollection(Home.folder().resolve("collected"), Home.folder().resolve("class-folders.json"));
  }
}
