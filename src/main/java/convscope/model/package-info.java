/** The network as plain data: layers, presets, shapes, parameters, multiply-adds; JSON in and out. */
package convscope.model;
