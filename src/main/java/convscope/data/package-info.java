/** Labelled images: where they come from, the tutorial's distortions, and batches ready ahead of time. */
package convscope.data;
