package convscope.runs;

/**
 * Who has computed a run from some step on.
 *
 * @param step the number, from 0, of the first step computed so
 * @param device its id
 * @param name what its maker calls it
 * @param kernels the engine's name for the arithmetic
 * @param threads of a step
 * @param time when it began, in ISO 8601
 */
public record ComputedBy(long step, String device, String name, String kernels, int threads, String time) {
  static final String HEADER = "step,device,name,kernels,threads,time";

  /** A name that would break the table's lines is kept without what does. */
  public ComputedBy {
    device = cell(device);
    name = cell(name);
    kernels = cell(kernels);
  }

  private static String cell(String words) {
    return words.replaceAll("[,\\p{Cntrl}]+", " ").strip();
  }

  /** Whether {@code other} is the same device, computing in the same way. */
  public boolean sameAs(ComputedBy other) {
    return device.equals(other.device) && name.equals(other.name) && kernels.equals(other.kernels)
        && threads == other.threads;
  }

  String line() {
    return step + "," + device + "," + name + "," + kernels + "," + threads + "," + time;
  }

  static ComputedBy of(String[] cells) {
    return new ComputedBy(Long.parseLong(cells[0]), cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5]);
  }
}
