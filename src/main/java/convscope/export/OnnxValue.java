package convscope.export;

import convscope.model.Shape;

/**
 * A value of an {@link OnnxGraph}.
 *
 * @param layout how it lies
 * @param shape its shape for each example, whatever the layout
 */
record OnnxValue(String name, Layout layout, Shape shape) {

  /** As pictures, channels first or last, or as rows of units. */
  enum Layout { FIRST, LAST, FLAT }
}
