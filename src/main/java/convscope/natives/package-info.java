/** Looks at the processor and readies the native libraries before ND4J loads; JDK and JNA only. */
package convscope.natives;
