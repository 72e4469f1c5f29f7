package convscope.engine;

/**
 * Something to compute on.
 *
 * @param name what a person knows it by
 * @param details cores and vector width, or memory and compute capability
 * @param usable whether it can train here
 * @param answer in one sentence: how it is used, or why it is not and what would help
 */
public record Device(String name, String details, boolean usable, String answer) {}
