package convscope.cli;

import convscope.foundation.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"ConvScope " + ProgramVersion.text()};
  }
}
