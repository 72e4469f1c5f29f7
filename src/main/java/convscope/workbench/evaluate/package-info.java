/** The Evaluate view: how good a network is on the test images, and where it goes wrong. */
package convscope.workbench.evaluate;
