package convscope.engine.dl4j.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of a library as stated in its jar by Maven. */
public final class LibraryVersion {
  private LibraryVersion() {}

  /** The version of {@code group}:{@code artifact} on the class path; {@code unknown} if its jar does not state it. */
  public static String of(String group, String artifact) {
    String place = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = LibraryVersion.class.getResourceAsStream(place)) {
      Properties told = new Properties();
      if (in != null) {
        told.load(in);
      }
      return told.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
