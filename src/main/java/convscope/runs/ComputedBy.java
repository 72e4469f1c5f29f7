package convscope.runs;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The device that computed a run from some step on. If several devices compute together, their ids are joined in one
 * row with a plus, as are names and kernels: {@code cpu + gpu:0}.
 *
 * @param step the number, from 0, of the first step computed by it
 * @param device its id
 * @param name its maker's name for it
 * @param kernels the engine's name for the arithmetic
 * @param threads of a step
 * @param time when it started, in ISO 8601
 */
public record ComputedBy(long step, String device, String name, String kernels, int threads, String time) {
  static final String HEADER = "step,device,name,kernels,threads,time";
  private static final String BETWEEN = " + ";

  /** Removes from names the characters that would break the table's lines. */
  public ComputedBy {
    device = cell(device);
    name = cell(name);
    kernels = cell(kernels);
  }

  /**
   * One row of {@code devices} that compute together, each given by its own row.
   *
   * @param devices at least one; step and time are the first one's
   * @param threads of all of them
   */
  public static ComputedBy together(List<ComputedBy> devices, int threads) {
    ComputedBy first = devices.get(0);
    return new ComputedBy(first.step, joined(devices, ComputedBy::device), joined(devices, ComputedBy::name),
        joined(devices, ComputedBy::kernels), threads, first.time);
  }

  private static String joined(List<ComputedBy> devices, Function<ComputedBy, String> cell) {
    return devices.stream().map(cell).collect(Collectors.joining(BETWEEN));
  }

  /** A row for each device; only this one if it is about one device, or incomplete for some. */
  public List<ComputedBy> eachDevice() {
    String[] ids = device.split(Pattern.quote(BETWEEN));
    String[] names = name.split(Pattern.quote(BETWEEN));
    String[] variants = kernels.split(Pattern.quote(BETWEEN));
    if (ids.length == 1 || names.length != ids.length || variants.length != ids.length) {
      return List.of(this);
    }
    return IntStream.range(0, ids.length)
        .mapToObj(i -> new ComputedBy(step, ids[i], names[i], variants[i], threads, time)).toList();
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
