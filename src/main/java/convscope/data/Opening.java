package convscope.data;

import java.nio.file.Path;

/**
 * What a source needs to know to open a dataset.
 *
 * @param name the dataset's name
 * @param source the dataset's source, as requested
 * @param home the folder for downloaded and cached data
 * @param options how the images are opened
 * @param listener receives the progress, and may cancel
 */
record Opening(String name, String source, Path home, OpeningOptions options, ProgressListener listener) {}
