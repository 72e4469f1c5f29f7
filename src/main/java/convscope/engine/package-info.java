/**
 * What a device can do, as interfaces over plain Java arrays: one training step, inference, a probe of the layers; and
 * how engines and their devices are found.
 */
@NullMarked
package convscope.engine;

import org.jspecify.annotations.NullMarked;
