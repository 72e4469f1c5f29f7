package convscope;

import convscope.cli.CommandLineFace;

/**
 * Where the program begins. With arguments it is the command line; without, it says what it can do, until the window is
 * there to be opened.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {
    System.exit(CommandLineFace.run(arguments.length == 0 ? new String[] {"--help"} : arguments));
  }
}
