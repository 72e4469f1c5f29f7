package convscope.engine.dl4j;

import convscope.foundation.Problem;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JClassLoading;

/**
 * The backend of ND4J. It loads one backend per process. With several on the class path it would try CUDA's first,
 * which prints a stack trace on standard error if there is no card; so only the chosen one is visible to it.
 */
enum Backend {
  PROCESSOR("org/nd4j/linalg/cpu/nativecpu/CpuBackend.class"),
  CUDA("org/nd4j/linalg/jcublas/JCublasBackend.class");

  private static @Nullable Backend chosen;

  private final String file;

  Backend(String file) {
    this.file = file;
  }

  /** Whether this build has it. */
  boolean inThisBuild() {
    return jar() != null;
  }

  /** The URL prefix of everything in its jar; null in a build without it. */
  private @Nullable String jar() {
    URL place = Backend.class.getClassLoader().getResource(file);
    return place == null ? null : place.toString().substring(0, place.toString().length() - file.length());
  }

  /** The chosen backend, or else the processor's. */
  static synchronized Backend ofThisProcess() {
    return chosen == null ? PROCESSOR : chosen;
  }

  /**
   * Makes sure that {@code wanted} can be chosen.
   *
   * @throws Problem if another was chosen before
   */
  static synchronized void allow(Backend wanted) {
    if (chosen != null && chosen != wanted) {
      throw Problem.of(Backend.class, chosen == PROCESSOR ? "backend.chosen.processor" : "backend.chosen.cuda");
    }
  }

  /**
   * Makes ND4J, which must not have been used yet, load {@code wanted} and no other.
   *
   * @throws Problem if another was chosen before
   */
  static synchronized void choose(Backend wanted) {
    allow(wanted);
    if (chosen == wanted) {
      return;
    }
    String other = (wanted == CUDA ? PROCESSOR : CUDA).jar();
    if (other != null) {
      ND4JClassLoading.setNd4jClassloader(new Without(other, ND4JClassLoading.getNd4jClassloader()));
    }
    chosen = wanted;
  }

  /** Finds everything that its parent does, except services offered by one jar. */
  static final class Without extends ClassLoader {
    private final String jar;

    Without(String jar, ClassLoader parent) {
      super(parent);
      this.jar = jar;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return Collections.enumeration(Collections.list(getParent().getResources(name)).stream()
          .filter(place -> !place.toString().startsWith(jar)).toList());
    }
  }
}
