/**
 * Users' image files: read safely, whatever their files claim, and scaled to the size of CIFAR-10's.
 */
@NullMarked
package convscope.pictures;

import org.jspecify.annotations.NullMarked;
