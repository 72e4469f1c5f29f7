package badhouse.foundation;

/** Breaks a rule on purpose: a name that says nothing. */
interface ThingUtil {}
