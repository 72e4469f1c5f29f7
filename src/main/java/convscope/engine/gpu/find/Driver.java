package convscope.engine.gpu.find;

import com.sun.jna.NativeLibrary;
import java.util.List;

/** A driver's library, called by name. A library or function that is missing is an {@link UnsatisfiedLinkError}. */
final class Driver {
  private final NativeLibrary library;

  private Driver(NativeLibrary library) {
    this.library = library;
  }

  /** The first of {@code names} that is installed. */
  static Driver load(List<String> names) {
    UnsatisfiedLinkError missing = new UnsatisfiedLinkError("no library");
    for (String name : names) {
      try {
        return new Driver(NativeLibrary.getInstance(name));
      } catch (UnsatisfiedLinkError notThere) {
        missing = notThere;
      }
    }
    throw missing;
  }

  /** Calls {@code function}, which returns a status. */
  int call(String function, Object... arguments) {
    return library.getFunction(function).invokeInt(arguments);
  }
}
