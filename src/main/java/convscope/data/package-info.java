/** Labeled images: sources, the tutorial's distortions, and prefetched batches. */
@NullMarked
package convscope.data;

import org.jspecify.annotations.NullMarked;
