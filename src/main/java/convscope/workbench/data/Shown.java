package convscope.workbench.data;

/**
 * What a filter leaves. Nobody may change the arrays.
 *
 * @param indices of the images left, ascending
 * @param counts the images of every class that the rest of the filter leaves, whichever classes are chosen
 */
record Shown(Gallery gallery, int[] indices, int[] counts) {}
