package convscope.engine;

import java.util.List;

/**
 * Whether an engine can compute on a device: a key, from which the window and the console each make a sentence in their
 * language.
 *
 * @param values what the sentence needs, as the key says
 */
public record DeviceStatus(Key key, List<String> values) {

  /** What there is to say. */
  public enum Key {
    /** It computes. No values. */
    READY,
    /** It could compute, but this build has no library for it. No values. */
    NOT_IN_THIS_BUILD,
    /** The library has no code for its compute capability, which is the one value. */
    CAPABILITY_UNSUPPORTED,
    /** It does not say what it can do, so that nobody knows whether the library has code for it. No values. */
    CAPABILITY_UNKNOWN
  }

  public DeviceStatus {
    values = List.copyOf(values);
  }

  /** The status of a device that computes. */
  public static DeviceStatus ready() {
    return of(Key.READY);
  }

  public static DeviceStatus of(Key key, String... values) {
    return new DeviceStatus(key, List.of(values));
  }

  /** Whether an engine can be opened on the device. */
  public boolean usable() {
    return key == Key.READY;
  }
}
