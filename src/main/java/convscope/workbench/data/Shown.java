package convscope.workbench.data;

/**
 * The result of a filter. The arrays must not be modified.
 *
 * @param indices of the images that pass, ascending
 * @param counts the number of images of each class that pass the rest of the filter, regardless of the selected classes
 */
record Shown(Gallery gallery, int[] indices, int[] counts) {}
