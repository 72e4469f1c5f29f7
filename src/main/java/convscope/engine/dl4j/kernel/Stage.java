package convscope.engine.dl4j.kernel;

/** Tasks that may all be done at the same time. The next stage begins when the last of them is done. */
public record Stage(int tasks, Task task) {}
