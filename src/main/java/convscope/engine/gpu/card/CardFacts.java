package convscope.engine.gpu.card;

/**
 * What a {@link Card} is and has, as its driver says.
 *
 * @param name what its maker calls it
 * @param way what leads there: {@code OpenCL} or {@code CUDA}
 * @param driver the driver's version
 * @param memoryBytes its memory
 * @param localBytes what a work-group may share
 * @param groupSize the most work-items of a group
 * @param units how many groups it works on at once, at least: compute units, multiprocessors
 * @param processor whether it is the processor, which wants few large work-items
 */
public record CardFacts(String name, String way, String driver, long memoryBytes, long localBytes, int groupSize,
    int units, boolean processor) {}
