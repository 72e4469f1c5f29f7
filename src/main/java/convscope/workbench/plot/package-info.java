/**
 * Live charts of lines: their data, axes, gestures and looks, and charts as files. They are independent of training.
 */
package convscope.workbench.plot;
