package convscope.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Images in a folder for each class, in any layout that {@link LayoutSearch} finds and any format that {@link
 * convscope.pictures.PictureReader} reads. The middle square of each image is scaled to 32 × 32. Decoded
 * images are cached ({@link DecodedCache}), so that a folder opens fast the second time. Recognizes every folder, and
 * is therefore tried last.
 */
final class ImageFolderSource implements DataSource {
  /** A thread waits while the reader's own threads decode; more threads than cores keep all cores busy. */
  private static final int THREADS_PER_CORE = 2;

  private final int threads;

  ImageFolderSource() {
    this(usualThreads());
  }

  /** The default number of images read at once. */
  static int usualThreads() {
    return THREADS_PER_CORE * Runtime.getRuntime().availableProcessors();
  }

  /** One that decodes on {@code threads} threads. */
  ImageFolderSource(int threads) {
    this.threads = threads;
  }

  @Override
  public boolean recognizes(Path place) {
    return Files.isDirectory(place);
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    FolderTree tree = FolderScan.scan(place, opening.listener());
    Layout layout = LayoutSearch.find(tree, FolderDataset.share(opening.options().testShare()));
    return FolderDataset.of(tree, layout, decoded(place, layout, opening), opening);
  }

  /** The results for every file of a class: from the cache, or else decoded now. */
  private Map<Path, Decoded> decoded(Path place, Layout layout, Opening opening) {
    DecodedCache cache = new DecodedCache(opening.home(), place);
    DecodedCache.Kept kept = cache.read(place);
    List<FolderTree.Entry> all =
        layout.classes().stream().flatMap(one -> Stream.concat(one.train().stream(), one.test().stream())).toList();
    Map<Path, Decoded> decoded = new HashMap<>();
    List<Path> unknown = new ArrayList<>();
    for (FolderTree.Entry entry : all) {
      kept.get(entry).ifPresentOrElse(known -> decoded.put(entry.path(), known), () -> unknown.add(entry.path()));
    }
    List<Decoded> fresh = ImageDecoding.decode(unknown, threads, opening.listener());
    for (int i = 0; i < unknown.size(); i++) {
      decoded.put(unknown.get(i), fresh.get(i));
    }
    if (!unknown.isEmpty() || kept.size() != all.size()) {
      cache.write(place, all, decoded);
    }
    return decoded;
  }
}
