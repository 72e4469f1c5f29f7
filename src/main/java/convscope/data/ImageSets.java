package convscope.data;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders in one folder that are named after sets of images, such as {@code train} and {@code val}, and contain
 * class folders.
 *
 * @param byKind each set's folder
 */
record ImageSets(Map<SetName.Kind, FolderTree> byKind) {

  /**
   * The sets in {@code base}; empty if its folders have no such names, or are classes with such names.
   *
   * @throws Problem if two folders are the same set, or none contains class folders
   */
  static Optional<ImageSets> in(FolderTree base, Filled filled) {
    List<FolderTree> all = filled.in(base);
    Map<String, List<FolderTree>> byRest = all.stream().filter(folder -> SetName.of(folder.name()).isPresent())
        .collect(Collectors.groupingBy(folder -> rest(folder), TreeMap::new, Collectors.toList()));
    List<FolderTree> named =
        byRest.values().stream().max((a, b) -> Integer.compare(a.size(), b.size())).orElse(List.of());
    if (named.isEmpty()) {
      return Optional.empty();
    }
    List<FolderTree> sorted = named.stream().filter(folder -> !filled.in(folder).isEmpty()).toList();
    if (sorted.isEmpty() && named.size() == all.size()) {
      throw Problem.of(ImageSets.class, "not.sorted", base.path().toString(), names(named));
    }
    Map<SetName.Kind, FolderTree> byKind = byKind(sorted);
    boolean classesBeside = byKind.size() == 1 && all.size() > named.size();
    boolean pair = byKind.size() == 1 && !rest(sorted.get(0)).isEmpty();
    return byKind.isEmpty() || classesBeside || pair ? Optional.empty() : Optional.of(new ImageSets(byKind));
  }

  private static String rest(FolderTree folder) {
    return SetName.of(folder.name()).orElseThrow().rest();
  }

  private static Map<SetName.Kind, FolderTree> byKind(List<FolderTree> folders) {
    Map<SetName.Kind, FolderTree> byKind = new EnumMap<>(SetName.Kind.class);
    for (FolderTree folder : folders) {
      FolderTree other = byKind.put(SetName.of(folder.name()).orElseThrow().kind(), folder);
      if (other != null) {
        throw Problem.of(ImageSets.class, "same.set", other.path().toString(), folder.path().toString());
      }
    }
    return byKind;
  }

  static String names(Collection<FolderTree> folders) {
    return folders.stream().map(FolderTree::name).collect(Collectors.joining(", "));
  }

  /** Whether there are both images to train on and others to test on. */
  boolean hasTrainAndTest() {
    return byKind.containsKey(SetName.Kind.TRAIN) && byKind.size() > 1;
  }

  /** The folder to train on: a single set is used for training. */
  FolderTree train() {
    if (byKind.size() == 1) {
      return byKind.values().iterator().next();
    }
    FolderTree train = byKind.get(SetName.Kind.TRAIN);
    if (train == null) {
      throw Problem.of(ImageSets.class, "no.training.set", names(byKind.values()));
    }
    return train;
  }

  /** The folder to test on, of several sets: the test set before the validation set. */
  Optional<FolderTree> test() {
    return byKind.size() == 1 ? Optional.empty()
        : Stream.of(SetName.Kind.TEST, SetName.Kind.VALIDATION).filter(byKind::containsKey).map(byKind::get)
        .findFirst();
  }

  /** The set that is not used: the validation set beside a test set. */
  Optional<FolderTree> unused() {
    List<FolderTree> rest = new ArrayList<>(byKind.values());
    rest.remove(train());
    test().ifPresent(rest::remove);
    return rest.stream().findFirst();
  }
}
