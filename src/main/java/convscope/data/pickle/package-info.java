/**
 * Reads the pickle files of CIFAR-10 and CIFAR-100 for Python, and nothing else: Python objects of a few
 * plain kinds and NumPy arrays. No content of a file can cause anything to be called, loaded or created by its name.
 */
@NullMarked
package convscope.data.pickle;

import org.jspecify.annotations.NullMarked;
