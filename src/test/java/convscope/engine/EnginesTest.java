package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
  @TempDir
  private Path folder;

  /** A provider of devices that cannot be used; it counts how often it is asked. */
  private static final class Useless implements EngineProvider {
    private int asked;

    @Override
    public String id() {
      return "useless";
    }

    @Override
    public List<Device> devices() {
      asked++;
      return List.of(
          new Device("stone", Device.Kind.GPU, Map.of(), DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD)));
    }

    @Override
    public List<String> variants(Device device) {
      return List.of();
    }

    @Override
    public Engine open(Device device, int threads, String variant) {
      throw new AssertionError("Nobody opens what cannot be used");
    }
  }

  private URLClassLoader offering(String provider, ClassLoader parent) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(EngineProvider.class.getName()), provider + "\n");
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent);
  }

  @Test
  void anEngineOnTheClassPathIsFound() throws IOException {
    try (URLClassLoader loader = offering(PlainEngine.Provider.class.getName(), Engines.class.getClassLoader())) {
      Engines engines = Engines.installed(loader);
      assertThat(engines.devices()).extracting(Device::id).contains("cpu", "plain").doesNotHaveDuplicates();
      assertThat(engines.variants(PlainEngine.DEVICE)).containsExactly("loops");
      assertThat(engines.open(PlainEngine.DEVICE, 0)).isInstanceOf(PlainEngine.class);
      assertThat(engines.usual().id()).as("what comes with ConvScope goes first").isEqualTo("cpu");
    }
  }

  @Test
  void anEngineThatCannotBeMadeIsLeftOut() throws IOException {
    try (URLClassLoader loader = offering("convscope.engine.Nowhere", Engines.class.getClassLoader())) {
      assertThat(Engines.installed(loader).usual().id()).isEqualTo("cpu");
    }
  }

  @Test
  void theUsualDeviceIsTheFirstUsableOneAndThoseBehindItAreNotAsked() {
    Useless before = new Useless();
    Useless behind = new Useless();
    Engines engines = new Engines(List.of(before, new PlainEngine.Provider(), behind));
    assertThat(engines.usual()).isEqualTo(PlainEngine.DEVICE);
    assertThat(engines.usual()).isEqualTo(PlainEngine.DEVICE);
    assertThat(before.asked).isEqualTo(1);
    assertThat(behind.asked).isZero();
    assertThat(engines.devices()).extracting(Device::id).containsExactly("stone", "plain", "stone");
  }

  @Test
  void whatCannotBeOpenedIsRefusedInASentence() {
    Engines useless = new Engines(List.of(new Useless()));
    assertThatThrownBy(useless::usual).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> useless.open(useless.devices().get(0), 0)).isInstanceOf(Problem.class)
        .hasMessageContaining("stone");
    Engines plain = new Engines(List.of(new PlainEngine.Provider()));
    assertThatThrownBy(() -> plain.open(PlainEngine.DEVICE, 0, "magic")).isInstanceOf(Problem.class)
        .hasMessageContaining("magic").hasMessageContaining("loops");
    assertThatThrownBy(() -> plain.open(useless.devices().get(0), 0, "loops")).isInstanceOf(Problem.class);
    assertThat(plain.variants(useless.devices().get(0))).isEmpty();
  }

  @Test
  void listingWhatThereIsLoadsNothingOfDeeplearning4j() throws IOException {
    List<String> wanted = new ArrayList<>();
    try (URLClassLoader watching = new ProvidersAnew(wanted)) {
      Engines engines = Engines.installed(watching);
      assertThat(engines.devices()).isNotEmpty().allSatisfy(device -> {
        assertThat(device.name()).isNotBlank();
        assertThat(engines.variants(device).isEmpty()).isNotEqualTo(device.status().usable());
      });
      assertThat(wanted).anyMatch(name -> name.endsWith("Provider"))
          .noneMatch(name -> name.startsWith("org.nd4j") || name.startsWith("org.bytedeco")
              || name.startsWith("org.deeplearning4j") || name.endsWith("Engine") && name.contains("dl4j"));
    }
  }

  /** Loads the engines' own packages once more, and tells which classes they ask for on the way. */
  private static final class ProvidersAnew extends URLClassLoader {
    private final List<String> wanted;

    ProvidersAnew(List<String> wanted) {
      super(new URL[] {Engines.class.getProtectionDomain().getCodeSource().getLocation()},
          Engines.class.getClassLoader());
      this.wanted = wanted;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      wanted.add(name);
      if (!name.startsWith("convscope.engine.dl4j.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
