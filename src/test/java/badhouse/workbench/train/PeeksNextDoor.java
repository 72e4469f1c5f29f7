package badhouse.workbench.train;

import badhouse.workbench.inspect.NextDoor;

/** Breaks a rule on purpose: one view knows another. */
interface PeeksNextDoor {
  NextDoor neighbour();
}
