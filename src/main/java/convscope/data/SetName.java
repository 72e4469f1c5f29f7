package convscope.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A folder's name that states which set of images it contains, such as {@code train}, {@code Training_Set} or {@code
 * flowers-valid}.
 *
 * @param rest the other words of the name, which two sets of the same data have in common
 */
record SetName(Kind kind, String rest) {
  private static final Set<String> FILLERS =
      Set.of("set", "sets", "data", "dataset", "images", "image", "imgs", "img", "pictures", "photos", "split",
      "folder");

  /** The kinds of sets. */
  enum Kind {
    TRAIN("train", "training", "trn", "trainset", "trainingset", "traindata", "trainingdata", "trainimages"),
    TEST("test", "testing", "tst", "testset", "testingset", "testdata", "testingdata", "testimages"),
    VALIDATION("val", "valid", "validation", "validate", "validating", "valset", "validset", "validationset", "valdata",
        "validationdata", "eval", "evaluation", "evalset", "evaluationset", "dev", "devset", "holdout");

    private final Set<String> words;

    Kind(String... words) {
      this.words = Set.of(words);
    }
  }

  /** The set that {@code name} states, if it is exactly one. */
  static Optional<SetName> of(String name) {
    List<String> words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+|(?<=\\p{L})(?=[0-9])"))
        .filter(word -> !word.isEmpty() && !FILLERS.contains(word)).toList();
    List<Kind> kinds = words.stream().flatMap(word -> kind(word).stream()).toList();
    return kinds.size() != 1 ? Optional.empty() : Optional.of(new SetName(kinds.get(0),
        String.join(" ", words.stream().filter(word -> kind(word).isEmpty()).toList())));
  }

  private static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.words.contains(word)).findFirst();
  }
}
