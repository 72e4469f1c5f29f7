package convscope.engine.dl4j.kernel;

/** Tasks that may all be done at the same time. The next stage starts when all of them are done. */
public record Stage(int tasks, Task task) {}
