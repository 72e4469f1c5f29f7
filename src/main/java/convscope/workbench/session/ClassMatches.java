package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.evaluation.ClassMatch;
import convscope.training.TrainedModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which class of a network is which of the data, where a person has said so: kept for every pair of class lists as long
 * as the window is open. Any thread.
 */
public final class ClassMatches {
  private final Map<Pair, Map<String, String>> asked = new ConcurrentHashMap<>();

  /**
   * The classes of a network and of data.
   *
   * @param count of the network's classes
   * @param network their names, by number; empty where they are not known
   * @param data the names of the data's classes, by number
   */
  public record Pair(int count, List<String> network, List<String> data) {
    public static Pair of(LoadedNetwork model, Dataset images) {
      return new Pair(model.network().classes(), model.classNames(), images.classNames());
    }

    /** What the network's classes are called. */
    public List<String> networkNames() {
      return ClassMatch.numbered(count, network);
    }
  }

  /** Remembers {@code chosen} for {@code pair}: the network's class by the data's, by name. */
  public void choose(Pair pair, Map<String, String> chosen) {
    asked.put(pair, Map.copyOf(chosen));
  }

  /** What was chosen for {@code pair}; empty where nothing was. */
  public Map<String, String> chosen(Pair pair) {
    return asked.getOrDefault(pair, Map.of());
  }

  /**
   * Which class of the network each class of the data is.
   *
   * @throws convscope.foundation.Problem as {@link ClassMatch#of}
   */
  public ClassMatch match(Pair pair) {
    return ClassMatch.of(pair.count(), pair.network(), pair.data(), chosen(pair));
  }

  /** Which class of {@code model} each class of {@code images} is. Errors as {@link #match(Pair)}. */
  public ClassMatch match(TrainedModel model, Dataset images) {
    return match(new Pair(model.network().classes(), model.classNames(), images.classNames()));
  }

  /**
   * The number of the class among {@code names} that is called {@code name}, as {@link ClassMatch} compares names; else
   * −1.
   */
  public static int find(List<String> names, @Nullable String name) {
    return name == null ? -1 : ClassMatch.find(names, name).orElse(-1);
  }

  /** The names to show for the classes of {@code model} beside {@code images}, the data at hand; null for none. */
  public List<String> names(LoadedNetwork model, @Nullable Dataset images) {
    boolean told = images != null && model.classNames().isEmpty() && !chosen(Pair.of(model, images)).isEmpty();
    return told ? match(Pair.of(model, images)).classNames() : model.namesBeside(images);
  }

  /**
   * What the class {@code name} of {@code images}, the data at hand, is called among {@link #names} of {@code model}.
   */
  public String inNetwork(LoadedNetwork model, Dataset images, String name) {
    return model.classNames().isEmpty() ? name : chosen(Pair.of(model, images)).getOrDefault(name, name);
  }
}
