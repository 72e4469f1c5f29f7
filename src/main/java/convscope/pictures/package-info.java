/**
 * People's own pictures: read with care, whatever their files claim, and brought to the size of CIFAR-10's.
 */
package convscope.pictures;
