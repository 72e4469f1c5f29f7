/** Every kind of layer by oneDNN, called directly on ND4J's host memory. */
package convscope.engine.dl4j.onednn;
