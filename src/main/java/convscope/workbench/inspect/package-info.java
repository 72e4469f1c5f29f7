/** The Inspect view: the layers of a network, its filters, and its computation for an image. */
package convscope.workbench.inspect;
