package convscope.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar has it. */
final class ProgramVersion implements IVersionProvider {

  static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"ConvScope " + text()};
  }
}
