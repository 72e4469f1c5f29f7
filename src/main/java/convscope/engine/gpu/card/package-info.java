/** What the engine asks of a graphics card, whichever way leads there: memory, and steps that run one after the other. */
@NullMarked
package convscope.engine.gpu.card;

import org.jspecify.annotations.NullMarked;
