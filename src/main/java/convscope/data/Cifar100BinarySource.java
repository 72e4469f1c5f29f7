package convscope.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * CIFAR-100's binary files: {@code train.bin} and {@code test.bin} of records with a coarse label, a fine one and an
 * image; the classes' names in {@code fine_label_names.txt} and {@code coarse_label_names.txt}.
 */
final class Cifar100BinarySource implements DataSource {
  private static final String TRAIN = "train.bin";
  private static final String TEST = "test.bin";

  @Override
  public boolean recognizes(Path place) {
    return Files.isRegularFile(place.resolve(TRAIN)) || Files.isRegularFile(place.resolve(TEST));
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    OpeningOptions.Labels labels = opening.options().labels();
    String kind = labels.name().toLowerCase(Locale.ROOT);
    List<String> names =
        ClassNameFile.read(place.resolve(kind + "_label_names.txt"), Cifar100Names.of(labels));
    RecordFiles records = new RecordFiles(2, labels == OpeningOptions.Labels.FINE ? 1 : 0, names.size());
    return KnownData.withTwoLabels(opening, "layout.cifar100." + kind, names,
        records.read(List.of(place.resolve(TRAIN))), records.read(List.of(place.resolve(TEST))));
  }
}
