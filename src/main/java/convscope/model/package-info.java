/** The network as plain data: layers, presets, shapes, parameters, multiply-accumulates (MACs); JSON in and out. */
@NullMarked
package convscope.model;

import org.jspecify.annotations.NullMarked;
