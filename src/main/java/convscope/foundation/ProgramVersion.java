package convscope.foundation;

/** The version of this program. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** As the program's jar has it; {@code development} where it runs from class files. */
  public static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
