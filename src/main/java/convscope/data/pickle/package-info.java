/**
 * Reads the pickle files in which CIFAR-10 and CIFAR-100 are handed out for Python, and nothing else: Python objects of a few
 * plain kinds and NumPy arrays. Nothing in a file can have anything called, loaded or made by its name.
 */
package convscope.data.pickle;
