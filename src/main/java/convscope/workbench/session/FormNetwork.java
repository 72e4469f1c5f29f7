package convscope.workbench.session;

import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network that the next run can train: one that comes with the program, or any other, which was designed or copied
 * from a run. Immutable.
 *
 * @param id the name of the preset, or of the other network
 * @param other the other network; null for a preset
 */
public record FormNetwork(String id, @Nullable Network other) {
  /** The tutorial's. */
  public static final FormNetwork TUTORIAL = new FormNetwork("tutorial", null);
  /** Krizhevsky's, with locally connected top layers: the tutorial's exercise. */
  public static final FormNetwork LOCALLY_CONNECTED = new FormNetwork("locally-connected", null);
  /** Those that come with the program. */
  public static final List<FormNetwork> PRESETS = List.of(TUTORIAL, LOCALLY_CONNECTED);

  /** {@code network}, which is no preset. What is frozen is up to the start of the run. */
  static FormNetwork of(Network network) {
    return new FormNetwork(network.name(), network);
  }

  /** The preset called {@code id}, if there is one. */
  static Optional<FormNetwork> preset(String id) {
    return PRESETS.stream().filter(one -> one.id.equals(id)).findFirst();
  }

  /** Whether it comes with the program, in several editions. */
  public boolean isPreset() {
    return other == null;
  }

  /** Whether it is {@code network}, which is no preset. */
  public boolean is(Network network) {
    return network.equals(other);
  }

  /** The network for {@code classes} classes; the edition makes a difference for presets only. */
  Network network(InitializerEdition edition, int classes) {
    return other == null ? Presets.named(id, edition, classes) : other.withClasses(classes);
  }
}
