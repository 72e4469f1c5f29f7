/** The Evaluate view: the accuracy of a network on the test images, and its errors. */
package convscope.workbench.evaluate;
