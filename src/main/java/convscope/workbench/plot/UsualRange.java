package convscope.workbench.plot;

/** Values of y that are usual, named {@code words}; both above zero for a log scale. */
record UsualRange(double low, double high, String words) {}
