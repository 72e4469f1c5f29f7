package convscope.data;

import java.nio.file.Path;

/**
 * What a source needs to know of the opening that it is part of.
 *
 * @param name the dataset's name
 * @param source where the images come from, as it was asked for; the dataset's source
 * @param home the folder for downloaded and cached data
 * @param options how the images are opened
 * @param listener is told the progress, and may cancel
 */
record Opening(String name, String source, Path home, OpeningOptions options, ProgressListener listener) {}
