package convscope.engine;

import convscope.model.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A file format that only the library of some engine can write: found by {@link ServiceLoader} on the class path.
 * Thread-safe.
 */
public interface NetworkFormat {

  /** Its name for users: {@code dl4j}. */
  String id();

  /**
   * Writes {@code network} with {@code parameters}, by name, so that the library can open it without ConvScope. May
   * load the library first, which takes a second or two.
   *
   * @param texts that the file is to keep beside the network, by the names of its entries; the library ignores them
   * @throws convscope.foundation.Problem if the format cannot represent the network, or the library cannot be loaded
   */
  void write(Network network, Map<String, float[]> parameters, Map<String, String> texts, OutputStream out)
      throws IOException;

  /** The format called {@code id}, if there is one. */
  static Optional<NetworkFormat> named(String id) {
    return ServiceLoader.load(NetworkFormat.class, NetworkFormat.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get).filter(format -> format.id().equals(id)).findFirst();
  }
}
