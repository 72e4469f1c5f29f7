package convscope.foundation;

import java.nio.file.Path;

/** Where ConvScope keeps what belongs to a person: downloaded data and runs. */
public final class Home {
  private Home() {}

  /** The system property {@code convscope.home}, else the variable {@code CONVSCOPE_HOME}, else {@code ~/.convscope}. */
  public static Path folder() {
    String said = System.getProperty("convscope.home", System.getenv("CONVSCOPE_HOME"));
    return said == null || said.isBlank() ? Path.of(System.getProperty("user.home"), ".convscope") : Path.of(said);
  }

  /** Where runs go that are given no place of their own. */
  public static Path runs() {
    return folder().resolve("runs");
  }

  /** Where deleted runs lie until somebody empties it. */
  public static Path bin() {
    return folder().resolve("bin");
  }

  /** Where downloaded data go. */
  public static Path data() {
    return folder().resolve("data");
  }
}
