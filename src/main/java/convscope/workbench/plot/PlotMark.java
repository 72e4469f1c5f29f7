package convscope.workbench.plot;

/** A position on a chart where a setting was changed, and the text that says which. */
public record PlotMark(double x, String words) {}
