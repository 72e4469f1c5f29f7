package convscope.workbench.ownclasses;

import convscope.data.OpeningOptions;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What this page opens in other views.
 *
 * @param data opens a folder in Data, with options
 * @param classify selects a run and opens Classify
 * @param runs opens Runs with a run
 */
public record OtherViews(BiConsumer<String, OpeningOptions> data, Consumer<Path> classify, Consumer<Path> runs) {}
