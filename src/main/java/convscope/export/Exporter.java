package convscope.export;

import convscope.engine.NetworkFormat;
import convscope.foundation.Problem;
import convscope.foundation.ProgramVersion;
import convscope.foundation.SafeFile;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.runs.RunFolder;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import convscope.training.ClassNames;
import convscope.training.SavedNetwork;
import convscope.training.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Writes trained networks and runs for other programs. Thread-safe; a call takes a second or so, on the caller's
 * thread, and does not disturb the training of the same run. Files are written atomically; a thread interrupted while
 * writing leaves nothing behind.
 */
public final class Exporter {
  /**
   * Carries out {@code order}.
   *
   * @param progress receives the progress, from 0 to 1
   * @return that a later checkpoint of the run cannot be read, so that an earlier one was exported; else empty
   * @throws Problem if there is nothing to export, the format cannot represent it, or the file cannot be written
   */
  public Optional<Problem> export(ExportOrder order, DoubleConsumer progress) {
    progress.accept(0);
    check(order);
    Optional<Problem> remark = Optional.empty();
    if (order.format().holdsNetwork()) {
      TrainedModel model = TrainedModel.open(order.source());
      write(order, model, progress);
      remark = model.remark();
    } else if (Files.isDirectory(Path.of(order.source()))) {
      String table = RunTable.of(RunFolder.open(Path.of(order.source())));
      progress.accept(0.5);
      SafeFile.writeText(order.target(), table);
    } else {
      throw Problem.of(Exporter.class, "table.no.run", order.source());
    }
    progress.accept(1);
    return remark;
  }

  private static void check(ExportOrder order) {
    Path target = order.target();
    SafeFile.checkTarget(target, order.replace());
    try {
      Path source = Path.of(order.source());
      if (Files.exists(target) && Files.exists(source) && Files.isSameFile(source, target)) {
        throw Problem.of(Exporter.class, "target.is.source", target.toString());
      }
    } catch (IOException unreadable) {
      throw SafeFile.cannotWrite(target, unreadable);
    }
  }

  private void write(ExportOrder order, TrainedModel model, DoubleConsumer progress) {
    Map<String, float[]> parameters = order.raw() ? model.parameters() : model.averages();
    Map<String, String> facts = facts(order, model);
    progress.accept(0.25);
    switch (order.format()) {
      case ONNX -> {
        OnnxNetwork network = new OnnxNetwork(model.network(), parameters, facts);
        progress.accept(0.5);
        SafeFile.write(order.target(), network::writeTo);
      }
      case DL4J -> {
        NetworkFormat format = NetworkFormat.named(order.format().toString()).orElseThrow(() ->
            Problem.of(Exporter.class, "format.missing", order.format().toString()));
        progress.accept(0.5);
        Map<String, String> texts = model.classNames().isEmpty() ? Map.of()
            : Map.of(ClassNames.KEY + ".json", ClassNames.text(model.classNames()));
        SafeFile.write(order.target(), out -> format.write(model.network(), parameters, texts, out));
      }
      default -> Safetensors.write(order.target(), facts, tensors(model, parameters));
    }
  }

  /** A file's metadata about its network, by name: everything that ConvScope needs to open it, and its producer. */
  private static Map<String, String> facts(ExportOrder order, TrainedModel model) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("step", Long.toString(model.step()));
    facts.put(SavedNetwork.NETWORK, NetworkJson.toTree(model.network()).toString());
    if (!model.classNames().isEmpty()) {
      facts.put(ClassNames.KEY, ClassNames.text(model.classNames()));
    }
    if (model.parameters() != model.averages()) {
      // A file with one set of values does not show which set it is.
      facts.put("parameters", order.raw() ? "raw" : "averaged");
    }
    facts.put("producer", "ConvScope " + ProgramVersion.text());
    return facts;
  }

  private static List<Tensor> tensors(TrainedModel model, Map<String, float[]> parameters) {
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : model.network().parameters()) {
      tensors.add(new Tensor(parameter.name(), parameter.shape(),
          Objects.requireNonNull(parameters.get(parameter.name()), parameter.name())));
    }
    return tensors;
  }
}
