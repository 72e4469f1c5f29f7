/**
 * Examines the processor and NVIDIA's driver, and prepares the native libraries before ND4J loads; JDK and JNA only.
 */
@NullMarked
package convscope.natives;

import org.jspecify.annotations.NullMarked;
