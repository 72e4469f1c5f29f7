package convscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reference numbers of one device, against which another is checked: a safetensors file with the networks as JSON in
 * its metadata, and the {@link CheckNumbers} of each {@link CheckCase}.
 *
 * @param source the device that computed them
 * @param numbers of each case, by name
 * @param descents the losses of some successive steps, for the cases in which they are checked
 */
record CheckFile(String source, Map<CheckCase, Map<String, float[]>> numbers, Map<CheckCase, float[]> descents) {
  static final int STEPS = 20;
  static final double RATE = 0.05;
  private static final int DESCENT_BATCH = 32;
  private static final String SOURCE = "source";
  private static final String NETWORK = "network ";
  private static final String BATCH = "batch ";
  private static final String DESCENT = "descent";
  private static final String BETWEEN = "|";

  /** The results of {@code engine} for all cases. */
  static CheckFile of(Engine engine) {
    Map<CheckCase, Map<String, float[]>> numbers = new LinkedHashMap<>();
    CheckNetworks.cases().forEach(one -> numbers.put(one, CheckNumbers.of(engine, one)));
    Map<CheckCase, float[]> descents = new LinkedHashMap<>();
    for (Network network : List.of(CheckNetworks.allKinds(), CheckNetworks.tutorial())) {
      CheckCase one = new CheckCase(network.name() + ", " + STEPS + " steps", network, DESCENT_BATCH);
      descents.put(one, CheckNumbers.descent(engine, one, STEPS, RATE));
    }
    return new CheckFile(engine.device().name() + ", " + engine.variant(), numbers, descents);
  }

  void write(Path file) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Tensor> tensors = new ArrayList<>();
    texts.put(SOURCE, source);
    numbers.forEach((one, values) -> {
      describe(one, texts);
      values.forEach((what, figures) -> tensors.add(tensor(one, what, figures)));
    });
    descents.forEach((one, losses) -> {
      describe(one, texts);
      tensors.add(tensor(one, DESCENT, losses));
    });
    Safetensors.write(file, texts, tensors);
  }

  private static void describe(CheckCase one, Map<String, String> texts) {
    texts.put(NETWORK + one.name(), NetworkJson.toTree(one.network()).toString());
    texts.put(BATCH + one.name(), Integer.toString(one.batch()));
  }

  private static Tensor tensor(CheckCase one, String what, float[] values) {
    return new Tensor(one.name() + BETWEEN + what, new int[] {values.length}, values);
  }

  /** @throws Problem if {@code file} contains no reference numbers */
  static CheckFile read(Path file) {
    Safetensors.Contents contents = Safetensors.read(file);
    String source = contents.metadata().get(SOURCE);
    if (source == null) {
      throw Problem.of(CheckFile.class, "check.none", file.toString());
    }
    Map<String, CheckCase> cases = new LinkedHashMap<>();
    Map<CheckCase, Map<String, float[]>> numbers = new LinkedHashMap<>();
    Map<CheckCase, float[]> descents = new LinkedHashMap<>();
    contents.tensors().forEach((name, tensor) -> {
      int between = name.indexOf(BETWEEN);
      if (between < 0) {
        throw Problem.of(CheckFile.class, "check.foreign", file.toString(), name);
      }
      CheckCase one =
          cases.computeIfAbsent(name.substring(0, between), wanted -> described(wanted, contents.metadata(), file));
      String what = name.substring(between + 1);
      if (what.equals(DESCENT)) {
        descents.put(one, tensor.values());
      } else {
        numbers.computeIfAbsent(one, first -> new LinkedHashMap<>()).put(what, tensor.values());
      }
    });
    return new CheckFile(source, numbers, descents);
  }

  private static CheckCase described(String name, Map<String, String> texts, Path file) {
    try {
      Network network = NetworkJson.fromTree(new JsonMapper().readTree(texts.getOrDefault(NETWORK + name, "")),
          file + ", " + name);
      return new CheckCase(name, network, Integer.parseInt(texts.getOrDefault(BATCH + name, "")));
    } catch (JsonProcessingException | NumberFormatException wrong) {
      throw Problem.because(wrong, CheckFile.class, "check.undescribed", file.toString(), name);
    }
  }
}
