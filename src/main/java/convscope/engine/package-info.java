/**
 * What a device can do, as interfaces over plain Java arrays: one training step, inference, a probe of the insides,
 * the list of devices.
 */
package convscope.engine;
