package convscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packages of other systems than the one at hand need: the arguments of jpackage, and the files they name. */
class InstallerTest {
  private static final Path INSTALLER = Path.of("installer");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  /** Of Java 17's jpackage, for a package made of an app image. */
  private static final Set<String> ALL = Set.of("--type", "--app-image", "--dest", "--name", "--app-version",
      "--vendor", "--copyright", "--description", "--license-file");
  private static final String ASSOCIATIONS = "--file-associations";
  private static final Set<String> WINDOWS = Set.of(ASSOCIATIONS, "--win-dir-chooser", "--win-menu",
      "--win-menu-group", "--win-shortcut", "--win-upgrade-uuid");
  private static final Set<String> MACOS = Set.of("--mac-package-identifier");

  private static Map<String, String> arguments(String system) throws Exception {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(Files.readString(INSTALLER.resolve(system).resolve("jpackage.args")));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    Map<String, String> arguments = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      boolean hasValue = i + 1 < words.size() && !words.get(i + 1).startsWith("--");
      assertThat(words.get(i)).startsWith("--");
      String earlier = arguments.put(words.get(i), hasValue ? words.get(i + 1) : "");
      assertThat(earlier == null || words.get(i).equals(ASSOCIATIONS)).as(words.get(i)).isTrue();
      i += hasValue ? 1 : 0;
    }
    return arguments;
  }

  @ParameterizedTest
  @CsvSource({"windows, msi", "macos, dmg"})
  void aPackageIsMadeOfTheImageWithAllThatJpackageAsksFor(String system, String type) throws Exception {
    Map<String, String> arguments = arguments(system);

    assertThat(arguments).containsKeys(ALL.toArray(String[]::new)).containsEntry("--type", type)
        .containsEntry("--app-image", "@IMAGE@").containsEntry("--dest", "@DEST@")
        .containsEntry("--app-version", "@VERSION@");
    assertThat(arguments.keySet()).allMatch(name -> ALL.contains(name)
        || (system.equals("windows") ? WINDOWS : MACOS).contains(name));
    assertThat(Path.of(arguments.get("--license-file"))).isRegularFile();
  }

  @ParameterizedTest
  @CsvSource({"checkpoint, safetensors", "kit, convkit", "work, convwork"})
  void windowsOpensFilesOfEachOfItsTypes(String file, String extension) throws Exception {
    Path properties = INSTALLER.resolve("windows").resolve(file + ".properties");
    assertThat(Files.readAllLines(INSTALLER.resolve("windows/jpackage.args")))
        .contains(ASSOCIATIONS + " installer/windows/" + file + ".properties");
    Properties association = new Properties();
    association.load(new StringReader(Files.readString(properties)));

    assertThat(association).containsEntry("extension", extension).containsKeys("mime-type", "description");
    assertThat(Path.of(association.getProperty("icon"))).isRegularFile();
  }

  @Test
  void windowsReplacesEarlierVersions() throws Exception {
    assertThat(arguments("windows").get("--win-upgrade-uuid")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void iconsAreInTheFormatsOfTheSystems() throws Exception {
    assertThat(Files.readAllBytes(INSTALLER.resolve("convscope.ico"))).startsWith(0, 0, 1, 0);
    assertThat(Files.readAllBytes(INSTALLER.resolve("convscope.icns"))).startsWith('i', 'c', 'n', 's');
    assertThat(Files.readAllBytes(INSTALLER.resolve("convscope.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void theDesktopEntryStartsWhatThePackageInstallsForTheTypesThatItDefines() throws Exception {
    String entry = Files.readString(INSTALLER.resolve("linux/convscope.desktop"));

    assertThat(entry).contains("\nExec=/opt/convscope/bin/ConvScope %F\n", "\nIcon=convscope\n",
        "MimeType=application/x-safetensors;application/x-convscope-kit;application/x-convscope-work;",
        ";text/markdown;image/png;");
    assertThat(Files.readString(INSTALLER.resolve("linux/convscope.xml")))
        .contains("type=\"application/x-safetensors\"", "*.safetensors", "type=\"application/x-convscope-kit\"",
            "*.convkit", "type=\"application/x-convscope-work\"", "*.convwork");
  }

  @Test
  void thePackagesOfAllSystemsAreReleased() throws Exception {
    assertThat(Files.readString(Path.of(".github/workflows/release.yml")))
        .contains("ubuntu", "windows", "macos", "-Pinstaller package", "*.deb *.rpm *.msi *.dmg", "gh release upload");
  }
}
