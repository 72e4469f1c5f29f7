package badhouse.runs;

import badhouse.evaluation.AndBack;

/** Breaks a rule on purpose, with {@link AndBack}: a cycle. */
public interface GoesRound {
  AndBack next();
}
