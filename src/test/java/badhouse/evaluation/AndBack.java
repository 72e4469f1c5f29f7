package badhouse.evaluation;

import badhouse.runs.GoesRound;

/** Breaks a rule on purpose, with {@link GoesRound}: a cycle. */
public interface AndBack {
  GoesRound next();
}
