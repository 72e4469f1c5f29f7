package convscope.engine.gpu.card;

/**
 * The properties of a {@link Card}, as reported by its driver.
 *
 * @param name the maker's name for it
 * @param way the API: {@code OpenCL} or {@code CUDA}
 * @param driver the driver's version
 * @param memoryBytes its memory
 * @param localBytes the local memory of a work-group
 * @param groupSize the most work-items of a group
 * @param units how many groups it works on at once, at least: compute units, multiprocessors
 * @param processor whether it is the processor, which wants few large work-items
 */
public record CardFacts(String name, String way, String driver, long memoryBytes, long localBytes, int groupSize,
    int units, boolean processor) {}
