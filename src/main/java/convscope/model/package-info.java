/** The network as plain data: layers, presets, shapes, parameters, multiply-accumulates (MACs); JSON in and out. */
package convscope.model;
