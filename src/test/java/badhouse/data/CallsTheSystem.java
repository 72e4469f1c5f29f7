package badhouse.data;

import com.sun.jna.Memory;

/** Breaks a rule on purpose: JNA outside natives. */
interface CallsTheSystem {
  Memory memory();
}
