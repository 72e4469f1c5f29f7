package convscope.foundation;

/** The version of this program. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** The version in the program's jar; {@code development} when running from class files. */
  public static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
