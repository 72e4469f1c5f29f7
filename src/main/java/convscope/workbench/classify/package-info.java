/** The Classify view: pictures of people's own, and what the network makes of them. */
package convscope.workbench.classify;
