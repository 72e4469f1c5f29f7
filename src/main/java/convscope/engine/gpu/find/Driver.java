package convscope.engine.gpu.find;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A driver's library, called by name. */
final class Driver {
  /** The status of a missing function: older drivers lack some. */
  private static final int NO_SUCH_FUNCTION = -1;

  private final NativeLibrary library;

  private Driver(NativeLibrary library) {
    this.library = library;
  }

  /**
   * The first of {@code names} that is installed.
   *
   * @throws UnsatisfiedLinkError if none is
   */
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

  /** Calls {@code function}, which returns a status: 0 for success. */
  int call(String function, @Nullable Object... arguments) {
    Function found;
    try {
      found = library.getFunction(function);
    } catch (UnsatisfiedLinkError older) {
      return NO_SUCH_FUNCTION;
    }
    return found.invokeInt(arguments);
  }
}
