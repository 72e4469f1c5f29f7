package convscope.natives;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class StartAgainTest {
  private static final String MEMORY = "-Xmx96m";
  private static final long AT_MOST = 96L << 20;

  /**
   * Started again if need be, it prints its process, the size of its heap, glibc's limit of arenas and whether GTK
   * looks for OpenGL, and what it was given.
   */
  public static final class Started {
    private Started() {}

    public static void main(String[] given) {
      StartAgain.ifNeeded(List.of(MEMORY, "-XX:+UseSerialGC"));
      System.out.println(ProcessHandle.current().pid() + " " + Runtime.getRuntime().maxMemory() + " "
          + System.getenv("MALLOC_ARENA_MAX") + "/" + System.getenv("GDK_GL") + " " + String.join("|", given));
    }
  }

  @Test
  void withoutAUserSettingTheHeapLimitIsTheRequestedOne() throws Exception {
    String[] said = start(List.of(), "two words", "*");
    assertThat(Long.parseLong(said[1])).isLessThanOrEqualTo(AT_MOST);
    assertThat(said[3]).isEqualTo("two words|*");
  }

  @Test
  void withTheHeapTheMemoryThatIsKeptOutsideItIsLimited() throws Exception {
    assertThat(start(List.of())[2]).isEqualTo("2/disable");
    assertThat(start(List.of("-Xmx200m"))[2]).isEqualTo("null/null");
  }

  @Test
  void theRestartKeepsTheProcessId() throws Exception {
    ChildProcess child = program(List.of());
    assertThat(child.said()).startsWith(child.process().pid() + " ");
  }

  @Test
  void aUserDefinedHeapLimitIsKept() throws Exception {
    assertThat(Long.parseLong(start(List.of("-Xmx200m"))[1])).isGreaterThan(AT_MOST);
    assertThat(Long.parseLong(start(List.of("-XX:MaxHeapSize=200m"))[1])).isGreaterThan(AT_MOST);
  }

  private static String[] start(List<String> options, String... given) throws Exception {
    return program(options, given).said().strip().split(" ", 4);
  }

  private static ChildProcess program(List<String> options, String... given) throws Exception {
    List<String> command = new ArrayList<>(ChildProcess.java(System.getProperty("java.class.path"),
        options.toArray(String[]::new)));
    command.add(Started.class.getName());
    command.addAll(List.of(given));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Options by these count as chosen too.
    builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS",
        "MALLOC_ARENA_MAX", "GDK_GL"));
    return ChildProcess.start(builder);
  }
}
