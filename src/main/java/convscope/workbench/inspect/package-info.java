/** The Inspect view: the layers of a network, its filters, and what it makes of an image. */
package convscope.workbench.inspect;
