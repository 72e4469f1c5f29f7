package convscope.data;

import java.io.IOException;
import java.io.InputStream;

/** The entries of an archive, in order. */
interface Entries {

  /** Receives each entry. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A folder, a file or something else.
     *
     * @param name as stored in the archive, with slashes
     * @param kind its kind
     * @param content a file's bytes, to be read before this returns; empty for everything else
     * @param packed the number of bytes of the archive read so far
     */
    void visit(String name, Kind kind, InputStream content, long packed) throws IOException;
  }

  /** The kind of an entry. */
  enum Kind { FILE, FOLDER, LINK, DEVICE, SECRET }

  /**
   * Visits all entries.
   *
   * @throws IOException if the archive cannot be read, or is damaged
   */
  void forEach(Visitor visitor) throws IOException;
}
