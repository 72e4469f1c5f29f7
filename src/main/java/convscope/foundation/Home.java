package convscope.foundation;

import java.nio.file.Path;

/** Where ConvScope stores a user's files: downloaded data and runs. */
public final class Home {
  private Home() {}

  /**
   * The system property {@code convscope.home}, else the variable {@code CONVSCOPE_HOME}, else {@code ~/.convscope}.
   */
  public static Path folder() {
    String said = System.getProperty("convscope.home", System.getenv("CONVSCOPE_HOME"));
    return said == null || said.isBlank() ? Path.of(System.getProperty("user.home"), ".convscope") : Path.of(said);
  }

  /** The default folder of runs. */
  public static Path runs() {
    return folder().resolve("runs");
  }

  /** The trash: deleted runs, until the user empties it. */
  public static Path bin() {
    return folder().resolve("bin");
  }

  /** The folder of downloaded data. */
  public static Path data() {
    return folder().resolve("data");
  }
}
