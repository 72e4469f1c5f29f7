/** A run's folder: manifest, metrics, checkpoints. All files have simple formats and are replaced atomically. */
@NullMarked
package convscope.runs;

import org.jspecify.annotations.NullMarked;
