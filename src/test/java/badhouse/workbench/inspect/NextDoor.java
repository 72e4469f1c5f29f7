package badhouse.workbench.inspect;

/** A view that another should not know. */
public interface NextDoor {}
