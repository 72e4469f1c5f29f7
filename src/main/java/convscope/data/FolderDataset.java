package convscope.data;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.pictures.Beginnings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds a dataset from a folder's layout and the decoded files. For one use. */
final class FolderDataset {
  private static final int FIRST = 5;
  /** Tolerance for shares such as 1/3, which have no exact binary value: three images at 1/3 make one. */
  private static final double ROUNDING = 1e-9;

  private final FolderTree root;
  private final Layout layout;
  private final Map<Path, Decoded> decoded;
  private final Opening opening;
  private final LooseImages.Collector train = new LooseImages.Collector();
  private final LooseImages.Collector test = new LooseImages.Collector();
  private final LeftOutCount leftOut;
  private final List<String> withoutTest = new ArrayList<>();
  private String largestClass = "";
  private int largestCount;
  private int used;

  private FolderDataset(FolderTree root, Layout layout, Map<Path, Decoded> decoded, Opening opening) {
    this.root = root;
    this.layout = layout;
    this.decoded = decoded;
    this.opening = opening;
    leftOut = new LeftOutCount(root.path());
  }

  /**
   * The dataset.
   *
   * @param decoded the results of decoding the files of each class
   * @throws Problem if a class has no image to train on, or there is none to test on
   */
  static Dataset of(FolderTree root, Layout layout, Map<Path, Decoded> decoded, Opening opening) {
    return new FolderDataset(root, layout, decoded, opening).make();
  }

  private Dataset make() {
    for (int label = 0; label < layout.classes().size(); label++) {
      add(layout.classes().get(label), label);
    }
    if (test.size() == 0) {
      throw Problem.of(FolderDataset.class, "no.test.images", root.path().toString(),
          share(opening.options().testShare()));
    }
    layout.otherSet().forEach(entry -> leftOut.add(OpeningSummary.Reason.OTHER_SET, entry.path()));
    layout.leftOut().forEach(entry -> leftOut.add(Beginnings.ofImage(entry.path()) ? OpeningSummary.Reason.NO_CLASS
        : OpeningSummary.Reason.NOT_AN_IMAGE, entry.path()));
    root.allHidden().forEach(entry -> leftOut.add(OpeningSummary.Reason.HIDDEN, entry.path()));
    List<String> names = layout.classes().stream().map(Layout.ClassFiles::name).toList();
    OpeningSummary summary = new OpeningSummary(Optional.of(layout.words()), used, leftOut.all(), Optional.of(
        new OpeningSummary.Largest(largestClass, (double) largestCount / used)), remarks(), !layout.split());
    return new Dataset(opening.name(), opening.source(), names, train.images(), test.images(), opening.options(),
        summary);
  }

  private void add(Layout.ClassFiles files, int label) {
    List<byte[]> toTrain = used(files.train());
    if (toTrain.isEmpty()) {
      throw Problem.of(FolderDataset.class, "class.without.images", files.name(), root.path().toString());
    }
    int testBefore = test.size();
    if (layout.split()) {
      toTrain.forEach(pixels -> train.add(pixels, label));
      used(files.test()).forEach(pixels -> test.add(pixels, label));
    } else {
      spread(toTrain, label);
    }
    if (test.size() == testBefore) {
      withoutTest.add(files.name());
    }
    int count = toTrain.size() + (layout.split() ? test.size() - testBefore : 0);
    used += count;
    if (count > largestCount) {
      largestClass = files.name();
      largestCount = count;
    }
  }

  /** Selects the test share: an image each time the accumulated share reaches the next integer. */
  private void spread(List<byte[]> images, int label) {
    double share = opening.options().testShare();
    for (int i = 0; i < images.size(); i++) {
      boolean kept = Math.floor((i + 1) * share + ROUNDING) > Math.floor(i * share + ROUNDING);
      (kept ? test : train).add(images.get(i), label);
    }
  }

  private List<byte[]> used(List<FolderTree.Entry> files) {
    List<byte[]> images = new ArrayList<>(files.size());
    for (FolderTree.Entry entry : files) {
      Decoded one = Objects.requireNonNull(decoded.get(entry.path()), "Every image has been decoded");
      if (one.isUsed(opening.options().keepTruncated())) {
        images.add(one.pixels());
      } else {
        leftOut.add(one.reason(), entry.path());
      }
    }
    return images;
  }

  private List<Sentence> remarks() {
    List<Sentence> remarks = new ArrayList<>(layout.remarks());
    if (!withoutTest.isEmpty()) {
      String names = withoutTest.stream().limit(FIRST).collect(Collectors.joining(", "))
          + (withoutTest.size() > FIRST ? ", …" : "");
      remarks.add(layout.split() ? OpeningWords.of("remark.no.test", names)
          : OpeningWords.of("remark.too.few", names, share(opening.options().testShare())));
    }
    return remarks;
  }

  /** A share in readable form: {@code 1 in 6}, or {@code 30%}. */
  static Sentence share(double share) {
    long whole = Math.round(1 / share);
    return Math.abs(1 / share - whole) < ROUNDING * whole ? OpeningWords.of("share.one.in", whole)
        : OpeningWords.of("share.percent", share);
  }
}
