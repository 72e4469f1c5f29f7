/** A run's folder: manifest, metrics, checkpoints. Everything in it is plain, and replaced whole or not at all. */
package convscope.runs;
