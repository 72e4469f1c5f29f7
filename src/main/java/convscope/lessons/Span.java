package convscope.lessons;

/**
 * Text of one appearance within a paragraph. Immutable.
 *
 * @param text may contain a line break
 * @param code whether it is code, or a key or a value to type
 */
public record Span(String text, boolean strong, boolean emphasized, boolean code) {}
