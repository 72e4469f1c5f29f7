package badhouse.engine.fast;

/** An engine like any other, which nobody above may name. */
public interface FastEngine {}
