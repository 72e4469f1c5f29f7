/** What the engine needs from a graphics card, through either API: memory, and steps that run one after the other. */
@NullMarked
package convscope.engine.gpu.card;

import org.jspecify.annotations.NullMarked;
