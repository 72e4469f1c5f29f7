/**
 * Users' image files: read safely, whatever their files claim, and scaled to the size of CIFAR-10's.
 */
package convscope.pictures;
