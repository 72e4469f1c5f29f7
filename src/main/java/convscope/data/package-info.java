/** Labeled images: sources, the tutorial's distortions, and prefetched batches. */
package convscope.data;
