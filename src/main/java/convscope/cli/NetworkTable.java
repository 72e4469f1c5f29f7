package convscope.cli;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A network as a table: each layer's output, parameters and multiply-accumulates, and their sums. */
final class NetworkTable {
  private static final int NAME = 14;
  private static final int OUTPUT = 10;
  private static final int PARAMETERS = 12;
  private static final int MACS = 14;

  private NetworkTable() {}

  static void print(Network network, PrintStream out, Console console) {
    out.println(row(ConsoleWidth.left(network.name(), NAME + 2), console.text("network.output"),
        console.text("network.parameters"), console.text("network.macs")));
    List<Shape> inputs = network.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      Layer layer = network.layers().get(i);
      int parameters = layer.parameters(inputs.get(i)).stream().mapToInt(Parameter::size).sum();
      out.println(
          row("  " + ConsoleWidth.left(layer.name(), NAME), layer.output(inputs.get(i)).toString(), count(parameters),
          count(layer.multiplyAdds(inputs.get(i)))));
    }
    out.println(
        row(ConsoleWidth.left("", NAME + 2), "", count(network.parameterCount()), count(network.multiplyAdds())));
    if (network.name().equals("tutorial")) {
      out.println("  " + console.text("network.tutorial"));
    }
  }

  private static String row(String name, String output, String parameters, String macs) {
    return name + " " + ConsoleWidth.left(output, OUTPUT) + " " + ConsoleWidth.right(parameters, PARAMETERS) + " "
        + ConsoleWidth.right(macs, MACS);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
