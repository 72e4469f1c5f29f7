package convscope.data;

/**
 * Limits on the unpacked size of an archive, against archive bombs.
 *
 * @param entries the most files and folders
 * @param bytes the most bytes of all files together
 * @param ratio the most bytes for each byte of the archive
 * @param free bytes that may be unpacked regardless of the ratio
 */
record UnpackingLimits(int entries, long bytes, int ratio, long free) {
  /** 2 million entries and 32 GB; 200 times the archive's size plus 256 MB. */
  static final UnpackingLimits USUAL = new UnpackingLimits(2_000_000, 32L << 30, 200, 256L << 20);

  /** The most bytes that an archive of {@code packed} bytes may unpack to. */
  long most(long packed) {
    return Math.min(bytes, free + Math.multiplyExact(packed, (long) ratio));
  }
}
