package convscope.export;

import convscope.model.Shape;

/**
 * A value of an {@link OnnxGraph}.
 *
 * @param layout its layout
 * @param shape its shape for each example, for any layout
 */
record OnnxValue(String name, Layout layout, Shape shape) {

  /** As images, channels first or last, or as rows of units. */
  enum Layout { FIRST, LAST, FLAT }
}
