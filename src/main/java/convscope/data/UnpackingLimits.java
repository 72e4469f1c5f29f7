package convscope.data;

/**
 * How much an archive may unpack to, against archives made to fill a disk.
 *
 * @param entries the most files and folders
 * @param bytes the most bytes of all files together
 * @param ratio the most bytes for each byte of the archive
 * @param free bytes that may be unpacked whatever the ratio is
 */
record UnpackingLimits(int entries, long bytes, int ratio, long free) {
  /** 2 million entries and 32 GB; 200 times the archive's size, and 256 MB besides. */
  static final UnpackingLimits USUAL = new UnpackingLimits(2_000_000, 32L << 30, 200, 256L << 20);

  /** The most bytes that an archive of {@code packed} bytes may unpack to. */
  long most(long packed) {
    return Math.min(bytes, free + Math.multiplyExact(packed, (long) ratio));
  }
}
