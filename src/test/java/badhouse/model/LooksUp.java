package badhouse.model;

import badhouse.runs.GoesRound;

/** Breaks a rule on purpose: the model may not use runs. */
interface LooksUp {
  GoesRound run();
}
