package convscope.cli;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A network for reading: each layer's output, parameters and multiply-adds, and their sums. */
final class NetworkTable {
  private NetworkTable() {}

  static void print(Network network, PrintStream out) {
    out.printf(Locale.ROOT, "%-16s %-10s %12s %14s%n", network.name(), "output", "parameters", "multiply-adds");
    List<Shape> inputs = network.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      Layer layer = network.layers().get(i);
      int parameters = layer.parameters(inputs.get(i)).stream().mapToInt(Parameter::size).sum();
      out.printf(Locale.ROOT, "  %-14s %-10s %,12d %,14d%n", layer.name(), layer.output(inputs.get(i)), parameters,
          layer.multiplyAdds(inputs.get(i)));
    }
    out.printf(Locale.ROOT, "  %-14s %-10s %,12d %,14d%n", "", "", network.parameterCount(), network.multiplyAdds());
    if (network.name().equals("tutorial")) {
      out.println("  (The tutorial's text says 19.5M multiply-adds; a straight count gives the figure above.)");
    }
  }
}
