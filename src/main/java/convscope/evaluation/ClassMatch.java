package convscope.evaluation;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The class of a network for each class of a dataset. Classes are matched by name, because two datasets may number the
 * same classes differently. All results of an evaluation are in the network's classes. Immutable; any thread.
 */
public final class ClassMatch {
  private static final int LONGEST_LIST = 12;
  private static final int NONE = -1;

  private final How how;
  private final List<String> classNames;
  /** As shown to the user: numbers if the network has no names. */
  private final List<String> networkNames;
  private final List<String> dataNames;
  private final int[] classes;

  /** How the classes were found. */
  public enum How {
    /** The data have the network's classes under the same names, in the same order. */
    SAME,
    /**
     * Each class of the data has a class of the network with its name; numbers or spellings differ, or the data have
     * fewer.
     */
    BY_NAME,
    /** The user matched at least some of them. */
    ON_REQUEST,
    /**
     * The network's names are not known, and it has as many classes as the data: they are taken to be in the same
     * order.
     */
    IN_ORDER
  }

  private ClassMatch(How how, List<String> classNames, List<String> networkNames, List<String> dataNames,
      int[] classes) {
    this.how = how;
    this.classNames = List.copyOf(classNames);
    this.networkNames = List.copyOf(networkNames);
    this.dataNames = List.copyOf(dataNames);
    this.classes = classes;
  }

  /**
   * Matches the classes of {@code data} to those of a network. Names are the same when they agree up to Unicode's NFC,
   * case and surrounding spaces; one that agrees to the letter comes first. Where the network's names are not known,
   * its classes are called by their numbers from 0.
   *
   * @param count how many classes the network has
   * @param network their names, by number; empty where they are not known
   * @param data the names of the data's classes, by number
   * @param asked the network's class by the data's, by name, where a person has said so; several may be the same
   * @throws Problem with what does not match and what to do, unless every class of the data is one of the network's
   */
  public static ClassMatch of(int count, List<String> network, List<String> data, Map<String, String> asked) {
    if (network.isEmpty() && asked.isEmpty()) {
      if (count != data.size()) {
        throw Problem.of(ClassMatch.class, "classes.count", count, data.size());
      }
      return new ClassMatch(How.IN_ORDER, data, data, data, IntStream.range(0, count).toArray());
    }
    List<String> names = numbered(count, network);
    int[] classes = new int[data.size()];
    Arrays.fill(classes, NONE);
    asked.forEach((ours, theirs) -> classes[require(data, ours, "classes.notData")] =
        require(names, theirs, "classes.notNetwork"));
    boolean[] taken = new boolean[names.size()];
    match(data, names, classes, taken, String::equals);
    match(data, names, classes, taken, ClassMatch::same);
    if (IntStream.of(classes).anyMatch(found -> found == NONE)) {
      throw differ(names, data, classes);
    }
    How how = !asked.isEmpty() ? How.ON_REQUEST : data.equals(names) ? How.SAME : How.BY_NAME;
    return new ClassMatch(how, network.isEmpty() ? named(names, data, classes) : names, names, data, classes);
  }

  /** The network's names, or the numbers of its {@code count} classes where {@code network} has none. */
  public static List<String> numbered(int count, List<String> network) {
    return network.isEmpty() ? IntStream.range(0, count).mapToObj(Integer::toString).toList() : network;
  }

  /**
   * The names that numbered classes get from the data's, with a slash between several; the number where there is none.
   */
  private static List<String> named(List<String> numbers, List<String> data, int[] classes) {
    return IntStream.range(0, numbers.size()).mapToObj(c -> {
      String names = IntStream.range(0, classes.length).filter(label -> classes[label] == c).mapToObj(data::get)
          .collect(Collectors.joining("/"));
      return names.isEmpty() ? numbers.get(c) : names;
    }).toList();
  }

  private static int require(List<String> names, String name, String otherwise) {
    return find(names, name).orElseThrow(() -> Problem.of(ClassMatch.class, otherwise, name, list(names)));
  }

  /** The number of the class among {@code names} that is called {@code name}; empty where there is none. */
  public static OptionalInt find(List<String> names, String name) {
    int exact = names.indexOf(name);
    return exact >= 0 ? OptionalInt.of(exact)
        : IntStream.range(0, names.size()).filter(i -> same(names.get(i), name)).findFirst();
  }

  /** Fills in those of {@code classes} that are open and have an equal name, each class of the network once. */
  private static void match(List<String> data, List<String> network, int[] classes, boolean[] taken,
      BiPredicate<String, String> equal) {
    for (int label = 0; label < classes.length; label++) {
      for (int other = 0; classes[label] == NONE && other < taken.length; other++) {
        if (!taken[other] && equal.test(data.get(label), network.get(other))) {
          classes[label] = other;
          taken[other] = true;
        }
      }
    }
  }

  private static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    String folded = name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static Problem differ(List<String> network, List<String> data, int[] classes) {
    List<String> ours =
        IntStream.range(0, classes.length).filter(label -> classes[label] == NONE).mapToObj(data::get).toList();
    List<String> theirs = unmatched(network, classes);
    return theirs.isEmpty() ? Problem.of(ClassMatch.class, "classes.extra", list(ours), list(network), option(ours))
        : Problem.of(ClassMatch.class, "classes.differ", list(ours), list(theirs), option(ours));
  }

  /** The option to type for {@code ours}, with the network's classes left open. */
  private static String option(List<String> ours) {
    return ours.stream().limit(LONGEST_LIST).map(name -> name + "=…").collect(Collectors.joining(","));
  }

  private static List<String> unmatched(List<String> network, int[] classes) {
    return IntStream.range(0, network.size()).filter(c -> IntStream.of(classes).noneMatch(found -> found == c))
        .mapToObj(network::get).toList();
  }

  /** The first of {@code names}, with how many more there are. */
  private static Object list(List<String> names) {
    String first = names.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "));
    return names.size() <= LONGEST_LIST ? first
        : Sentence.of(ClassMatch.class, "classes.more", first, names.size() - LONGEST_LIST);
  }

  /** The remark for a network whose class names are not known, so that {@code shown} are shown instead. */
  public static Sentence unnamed(List<String> shown) {
    return Sentence.of(ClassMatch.class, "classes.unnamed", list(shown));
  }

  /** How the classes were found. */
  public How how() {
    return how;
  }

  /** The names of the network's classes, by number; the data's where it has none of its own. */
  public List<String> classNames() {
    return classNames;
  }

  /** The number of the network's class that class {@code label} of the data is. */
  public int networkClass(int label) {
    return classes[label];
  }

  /**
   * Whether every class of the data is the network's of the same number, as it is for the data that it was trained on.
   */
  public boolean sameNumbers() {
    return IntStream.range(0, classes.length).allMatch(label -> classes[label] == label);
  }

  /** Remarks to show with the results; may be empty. */
  public List<Sentence> remarks() {
    List<Sentence> remarks = new ArrayList<>();
    switch (how) {
      case IN_ORDER -> remarks.add(Sentence.of(ClassMatch.class, "classes.assumed", list(dataNames)));
      case ON_REQUEST -> remarks.add(Sentence.of(ClassMatch.class, "classes.asked", pairs()));
      case BY_NAME -> byName(remarks);
      default -> { }
    }
    int there = classNames.size() - unmatched(classNames, classes).size();
    if (there < classNames.size()) {
      List<String> some = IntStream.of(classes).distinct().sorted().mapToObj(classNames::get).toList();
      remarks.add(Sentence.of(ClassMatch.class, "classes.subset", there, classNames.size(), list(some)));
    }
    return remarks;
  }

  private void byName(List<Sentence> remarks) {
    boolean ordered = IntStream.range(1, classes.length).allMatch(label -> classes[label - 1] < classes[label]);
    if (!differing(label -> dataNames.get(label)).isEmpty()) {
      remarks.add(Sentence.of(ClassMatch.class, "classes.spelled", pairs()));
    } else if (!ordered) {
      remarks.add(Sentence.of(ClassMatch.class, "classes.order"));
    }
  }

  private Object pairs() {
    return list(differing(label -> dataNames.get(label) + " → " + networkNames.get(classes[label])));
  }

  /** {@code what} of every class of the data that is called differently in the network. */
  private List<String> differing(IntFunction<String> what) {
    return IntStream.range(0, classes.length)
        .filter(label -> !dataNames.get(label).equals(networkNames.get(classes[label])))
        .mapToObj(what).toList();
  }
}
