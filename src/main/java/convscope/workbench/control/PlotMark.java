package convscope.workbench.control;

/** A place on a chart where somebody changed something, and the words that say what. */
public record PlotMark(double x, String words) {}
