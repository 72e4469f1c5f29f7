/**
 * A run's summaries in TensorBoard's event files: scalars, histograms and images by step, written during training and
 * read again as the run's history. Independent of networks and training.
 */
@NullMarked
package convscope.summaries;

import org.jspecify.annotations.NullMarked;
