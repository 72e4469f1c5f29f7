package convscope.workbench.shell;

/**
 * What the card with first steps leads to.
 *
 * @param classify shows an image being classified
 * @param watch starts a run and shows it
 * @param lesson opens the first lesson
 */
public record FirstSteps(Runnable classify, Runnable watch, Runnable lesson) {}
