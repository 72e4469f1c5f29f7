package convscope.data;

import java.io.IOException;
import java.io.InputStream;

/** What is in an archive, one after the other. */
interface Entries {

  /** Told of each entry. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A folder, a file or something else.
     *
     * @param name as the archive has it, with slashes
     * @param kind what it is
     * @param content a file's bytes, to be read before this returns; empty for all else
     * @param packed how many bytes of the archive have been read so far
     */
    void visit(String name, Kind kind, InputStream content, long packed) throws IOException;
  }

  /** What an entry is. */
  enum Kind { FILE, FOLDER, LINK, DEVICE, SECRET }

  /**
   * Goes through all entries.
   *
   * @throws IOException if the archive cannot be read, or is damaged
   */
  void forEach(Visitor visitor) throws IOException;
}
