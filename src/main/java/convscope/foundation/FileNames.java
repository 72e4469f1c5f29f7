package convscope.foundation;

/** Which names of files this Java can speak of. */
public final class FileNames {
  private FileNames() {}

  /**
   * Whether only names in ASCII can be given and opened, as Java on Linux starts in the POSIX locale or in one that is
   * not installed.
   */
  public static boolean areAscii() {
    String encoding = System.getProperty("sun.jnu.encoding", "");
    return encoding.equals("ANSI_X3.4-1968") || encoding.equals("US-ASCII") || encoding.equals("646");
  }
}
