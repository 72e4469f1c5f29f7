package convscope.engine.gpu.find;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makers of GPUs, and the packages with their OpenCL. */
enum Maker {
  NVIDIA("NVIDIA", "0x10de", "nvidia", "nvidia-opencl-icd"),
  AMD("AMD", "0x1002", "advanced micro devices", "rocm-opencl-icd, mesa-opencl-icd"),
  INTEL("Intel", "0x8086", "intel", "intel-opencl-icd"),
  APPLE("Apple", "", "apple", ""),
  /** Any other maker. */
  OTHER("", "", "", "");

  private final String title;
  private final String pciNumber;
  private final String inVendor;
  private final String openClPackage;

  Maker(String title, String pciNumber, String inVendor, String openClPackage) {
    this.title = title;
    this.pciNumber = pciNumber;
    this.inVendor = inVendor;
    this.openClPackage = openClPackage;
  }

  /** The maker whom OpenCL's {@code vendor} names. */
  static Maker byVendor(String vendor) {
    String lower = vendor.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(maker -> lower.contains(maker.inVendor) || lower.equals(
        maker.title.toLowerCase(Locale.ROOT))).findFirst().orElse(OTHER);
  }

  /** The maker with a number of the PCI SIG's: {@code 0x10de}. */
  static Optional<Maker> byPciNumber(String number) {
    return Stream.of(values()).filter(maker -> !maker.pciNumber.isEmpty() && maker.pciNumber.equals(number))
        .findFirst();
  }

  String title() {
    return title;
  }

  /** The name of the package with its OpenCL on Debian and Ubuntu. */
  String openClPackage() {
    return openClPackage;
  }
}
