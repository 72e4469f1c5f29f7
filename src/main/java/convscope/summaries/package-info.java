/**
 * A run's summaries in TensorBoard's event files: figures, distributions and pictures by step, written while the run goes
 * on and read again as the run's past. Knows no network and no training.
 */
package convscope.summaries;
