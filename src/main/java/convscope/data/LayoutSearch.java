package convscope.data;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the layout of the images in a folder: a folder for each class, such folders separately for training and
 * testing, or either of these in a subfolder.
 */
final class LayoutSearch {
  private static final int MOST_CLASSES = 256;

  private final FolderTree root;
  private final Filled filled = new Filled();
  private final Sentence share;

  private LayoutSearch(FolderTree root, Sentence share) {
    this.root = root;
    this.share = share;
  }

  /**
   * The layout of {@code root}.
   *
   * @param share the test share, in words
   * @throws Problem if there is none, or its training and test classes differ
   */
  static Layout find(FolderTree root, Sentence share) {
    return new LayoutSearch(root, share).find();
  }

  private Layout find() {
    FolderTree base = root;
    while (true) {
      Optional<ImageSets> sets = ImageSets.in(base, filled);
      if (sets.isPresent()) {
        return ofSets(base, sets.get());
      }
      Optional<FolderTree> inside = inside(base);
      if (inside.isEmpty()) {
        return ofClasses(base);
      }
      base = inside.get();
    }
  }

  /**
   * The folder in {@code base} that contains everything: the only one with images, or the only one with sets of them.
   */
  private Optional<FolderTree> inside(FolderTree base) {
    List<FolderTree> folders = filled.in(base);
    if (folders.size() == 1) {
      return filled.in(folders.get(0)).isEmpty() ? Optional.empty() : Optional.of(folders.get(0));
    }
    List<FolderTree> withSets = folders.stream().filter(folder -> filled.in(folder).size() > 1
        && ImageSets.in(folder, filled).filter(ImageSets::hasTrainAndTest).isPresent()).toList();
    return withSets.size() == 1 ? Optional.of(withSets.get(0)) : Optional.empty();
  }

  private Layout ofClasses(FolderTree base) {
    ClassFolders folders = new ClassFolders(base, filled);
    check(folders, base);
    List<Layout.ClassFiles> classes = folders.names().stream()
        .map(name -> new Layout.ClassFiles(name, folders.files(name), List.of())).toList();
    List<Sentence> remarks = new ArrayList<>(remarkInside(base));
    remarks.addAll(folders.remarks());
    return new Layout(OpeningWords.of("layout.classes", share), false, classes, outside(base, folders.strays()),
        List.of(), remarks);
  }

  private Layout ofSets(FolderTree base, ImageSets sets) {
    ClassFolders train = new ClassFolders(sorted(sets.train(), Set.of()), filled);
    check(train, sets.train());
    Optional<ClassFolders> test =
        sets.test().map(folder -> new ClassFolders(sorted(folder, Set.copyOf(train.names())), filled));
    test.ifPresent(folders -> checkSame(train, folders));
    List<Layout.ClassFiles> classes = train.names().stream().map(name -> new Layout.ClassFiles(name, train.files(name),
        test.map(folders -> folders.files(name)).orElse(List.of()))).toList();
    List<Sentence> remarks = new ArrayList<>(remarkInside(base));
    remarks.addAll(train.remarks());
    sets.unused().ifPresent(unused -> remarks.add(
        OpeningWords.of("remark.unused.set", sets.test().orElseThrow().name(), unused.name())));
    Sentence words = test.isPresent()
        ? OpeningWords.of("layout.sets", sets.train().name(), sets.test().orElseThrow().name())
        : OpeningWords.of("layout.one.set", sets.train().name(), share);
    List<FolderTree> used = Stream.of(Optional.of(sets.train()), sets.test(), sets.unused()).flatMap(Optional::stream)
        .toList();
    List<FolderTree> beside = filled.in(base).stream().filter(folder -> !used.contains(folder)).toList();
    if (!beside.isEmpty()) {
      remarks.add(OpeningWords.of("remark.beside", ImageSets.names(beside)));
    }
    Stream<FolderTree.Entry> strays = Stream.of(
        outsideOf(sets.train(), train.base()), train.strays(),
        sets.test().map(folder -> outsideOf(folder, test.orElseThrow().base())).orElse(Stream.empty()),
        test.map(ClassFolders::strays).orElse(Stream.empty()), base.files().stream(),
        base.folders().stream().filter(folder -> !used.contains(folder))
        .flatMap(FolderTree::allFiles)).flatMap(all -> all);
    return new Layout(words, test.isPresent(), classes, outside(base, strays),
        sets.unused().map(folder -> folder.allFiles().toList()).orElse(List.of()), remarks);
  }

  /** The folder in the set {@code set} that contains the class folders, which may be a subfolder. */
  private FolderTree sorted(FolderTree set, Set<String> expected) {
    FolderTree base = set;
    List<FolderTree> folders = filled.in(base);
    while (folders.size() == 1 && !expected.contains(folders.get(0).name()) && !filled.in(folders.get(0)).isEmpty()) {
      base = folders.get(0);
      folders = filled.in(base);
    }
    return base;
  }

  /** {@code strays}, and all files of the root that are not in {@code base}. */
  private List<FolderTree.Entry> outside(FolderTree base, Stream<FolderTree.Entry> strays) {
    return Stream.concat(strays, outsideOf(root, base)).toList();
  }

  private static Stream<FolderTree.Entry> outsideOf(FolderTree whole, FolderTree part) {
    return whole.allFiles().filter(entry -> !entry.path().startsWith(part.path()));
  }

  private List<Sentence> remarkInside(FolderTree base) {
    return base.path().equals(root.path()) ? List.of()
        : List.of(OpeningWords.of("remark.inside", root.path().relativize(base.path()).toString()));
  }

  private void check(ClassFolders folders, FolderTree base) {
    int count = folders.names().size();
    String where = base.path().toString();
    if (count == 0) {
      throw Problem.of(LayoutSearch.class, filled.directly(base) ? "not.in.classes" : "no.images", where);
    }
    if (count == 1) {
      throw Problem.of(LayoutSearch.class, "one.class", where, folders.names().get(0));
    }
    if (count > MOST_CLASSES) {
      throw Problem.of(LayoutSearch.class, "too.many.classes", where, count, MOST_CLASSES);
    }
  }

  private void checkSame(ClassFolders train, ClassFolders test) {
    Set<String> onlyTrain = new TreeSet<>(new NaturalOrder());
    onlyTrain.addAll(train.names());
    test.names().forEach(onlyTrain::remove);
    Set<String> onlyTest = new TreeSet<>(new NaturalOrder());
    onlyTest.addAll(test.names());
    train.names().forEach(onlyTest::remove);
    if (onlyTrain.isEmpty() && onlyTest.isEmpty()) {
      return;
    }
    List<String> alike = onlyTrain.stream().flatMap(name -> onlyTest.stream().filter(name::equalsIgnoreCase)
        .map(other -> name + " / " + other)).toList();
    throw Problem.of(LayoutSearch.class, "classes.differ", root.path().toString(), list(onlyTrain), list(onlyTest),
        alike.isEmpty() ? "" : OpeningWords.of("differ.case", String.join(", ", alike)));
  }

  private static Object list(Set<String> names) {
    return names.isEmpty() ? OpeningWords.of("differ.none") : String.join(", ", names);
  }
}
