package convscope.engine.gpu;

import convscope.engine.gpu.card.CardStep;
import java.util.List;

/**
 * The steps of a card for one layer.
 *
 * @param forward from its input to its output
 * @param backward from its output's gradient to its variables' and its input's, as far as needed
 */
record GpuLayer(List<CardStep> forward, List<CardStep> backward) {}
