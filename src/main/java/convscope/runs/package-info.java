/** A run's folder: manifest, metrics, checkpoints. All files have simple formats and are replaced atomically. */
package convscope.runs;
