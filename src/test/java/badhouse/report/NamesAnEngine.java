package badhouse.report;

import badhouse.engine.fast.FastEngine;

/** Breaks a rule on purpose: it names an engine, so that no other will do. */
interface NamesAnEngine {
  FastEngine engine();
}
