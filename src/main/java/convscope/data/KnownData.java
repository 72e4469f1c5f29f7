package convscope.data;

import java.util.List;
import java.util.Optional;

/** Datasets whose files are known by name: all of their images are used. */
final class KnownData {
  private KnownData() {}

  /**
   * The dataset of {@code opening}.
   *
   * @param layout the key of the sentence that describes its files, in {@link OpeningWords}
   */
  static Dataset dataset(Opening opening, String layout, List<String> names, ImageSet train, ImageSet test) {
    int[] counts = new int[names.size()];
    for (ImageSet images : List.of(train, test)) {
      for (int i = 0; i < images.size(); i++) {
        counts[images.label(i)]++;
      }
    }
    int largest = 0;
    for (int label = 1; label < counts.length; label++) {
      largest = counts[label] > counts[largest] ? label : largest;
    }
    int used = train.size() + test.size();
    OpeningSummary summary = new OpeningSummary(Optional.of(OpeningWords.of(layout)), used, List.of(),
        Optional.of(new OpeningSummary.Largest(names.get(largest), (double) counts[largest] / used)), List.of());
    return new Dataset(opening.name(), opening.source(), names, train, test, opening.options(), summary);
  }

  /** The same, of images that have a fine and a coarse label each, of which one has been read. */
  static Dataset withTwoLabels(Opening opening, String layout, List<String> names, ImageSet train, ImageSet test) {
    Dataset images = dataset(opening, layout, names, train, test);
    return new Dataset(images.name(), images.source(), names, train, test, images.options(),
        images.summary().withTwoLabels());
  }
}
