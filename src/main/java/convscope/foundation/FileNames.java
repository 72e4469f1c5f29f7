package convscope.foundation;

import java.util.regex.Pattern;

/** Which names files can have. */
public final class FileNames {
  /** With any ending, in any folder. */
  private static final Pattern DEVICES =
      Pattern.compile("(?i)(.*/)?(con|prn|aux|nul|com[0-9]|lpt[0-9])([./].*)?");

  private FileNames() {}

  /** Whether Windows takes {@code name}, which may be a path with slashes, for a device. */
  public static boolean isDevice(String name) {
    return DEVICES.matcher(name).matches();
  }

  /**
   * Whether only names in ASCII can be given and opened, as Java on Linux starts in the POSIX locale or in one that is
   * not installed.
   */
  public static boolean areAscii() {
    String encoding = System.getProperty("sun.jnu.encoding", "");
    return encoding.equals("ANSI_X3.4-1968") || encoding.equals("US-ASCII") || encoding.equals("646");
  }
}
