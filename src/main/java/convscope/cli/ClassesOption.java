package convscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --classes}: which class of the network a class of the data corresponds to, if names differ. */
final class ClassesOption {
  @Option(names = "--classes", paramLabel = "DATA=NETWORK", split = ",")
  private Map<String, String> asked = new LinkedHashMap<>();

  /** The network's class by the data's, as {@link convscope.evaluation.ClassMatch#of} takes it. */
  Map<String, String> asked() {
    return asked;
  }
}
