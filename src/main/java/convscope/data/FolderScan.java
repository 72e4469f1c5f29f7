package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Scans a folder once. Links are followed, except to a folder that contains them. */
final class FolderScan {
  private static final int MOST_FILES = 5_000_000;
  private static final int DEEPEST = 64;
  private static final NaturalOrder NATURAL = new NaturalOrder();

  private final ProgressListener listener;
  /** The real paths of the folders that contain the current one. */
  private final Deque<Path> around = new ArrayDeque<>();
  private int files;

  private FolderScan(ProgressListener listener) {
    this.listener = listener;
  }

  /**
   * The contents of {@code root}.
   *
   * @throws Problem if a folder cannot be read, there are too many files, or {@code listener} cancels
   */
  static FolderTree scan(Path root, ProgressListener listener) {
    FolderScan scan = new FolderScan(listener);
    try {
      return scan.folder(root, root.toRealPath());
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(root, unreadable);
    }
  }

  private FolderTree folder(Path path, Path real) {
    List<FolderTree> folders = new ArrayList<>();
    List<FolderTree.Entry> plain = new ArrayList<>();
    List<FolderTree.Entry> hidden = new ArrayList<>();
    around.push(real);
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
      for (Path one : inside) {
        look(one, real, folders, plain, hidden);
      }
    } catch (DirectoryIteratorException unreadable) {
      throw FailureReason.cannotList(path, Objects.requireNonNull(unreadable.getCause(), "It always has one"));
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(path, unreadable);
    } finally {
      around.pop();
    }
    folders.sort(Comparator.comparing((FolderTree one) -> one.name(), NATURAL).thenComparing(FolderTree::path));
    Comparator<FolderTree.Entry> byName =
        Comparator.comparing((FolderTree.Entry one) -> one.name(), NATURAL).thenComparing(FolderTree.Entry::path);
    plain.sort(byName);
    hidden.sort(Comparator.comparing((FolderTree.Entry one) -> one.path().toString(), NATURAL));
    return new FolderTree(path, FolderTree.name(path), folders, plain, hidden);
  }

  private void look(Path one, Path parent, List<FolderTree> folders, List<FolderTree.Entry> plain,
      List<FolderTree.Entry> hidden) {
    if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
      throw Problem.of(FolderScan.class, "opening.canceled");
    }
    boolean ofSystem = SystemFiles.isOne(one.getFileName().toString());
    try {
      BasicFileAttributes direct = Files.readAttributes(one, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      BasicFileAttributes facts = direct.isSymbolicLink() ? Files.readAttributes(one, BasicFileAttributes.class)
          : direct;
      if (facts.isDirectory()) {
        Path real = direct.isSymbolicLink() ? one.toRealPath() : parent.resolve(one.getFileName());
        if (direct.isSymbolicLink() && leadsBack(real)) {
          return;
        }
        checkDepth(one);
        if (ofSystem) {
          addHidden(one, real, hidden);
        } else {
          folders.add(folder(one, real));
        }
      } else {
        count(one);
        (ofSystem ? hidden : plain).add(new FolderTree.Entry(one, facts.size(),
            facts.lastModifiedTime().to(TimeUnit.NANOSECONDS), facts.isRegularFile()));
      }
    } catch (IOException unreadable) {
      count(one);
      (ofSystem ? hidden : plain).add(new FolderTree.Entry(one, 0, 0, false));
    }
  }

  /** All files in a system's folder are hidden; an unreadable folder such as lost+found counts as one. */
  private void addHidden(Path folder, Path real, List<FolderTree.Entry> hidden) {
    if (!Files.isReadable(folder)) {
      hidden.add(new FolderTree.Entry(folder, 0, 0, false));
      return;
    }
    FolderTree tree = folder(folder, real);
    tree.allFiles().forEach(hidden::add);
    tree.allHidden().forEach(hidden::add);
  }

  /** Whether {@code real} contains the current folder. */
  private boolean leadsBack(Path real) {
    return around.contains(real) || around.getLast().startsWith(real);
  }

  private void checkDepth(Path folder) {
    if (around.size() > DEEPEST) {
      throw Problem.of(FolderScan.class, "too.deep", folder.toString(), DEEPEST);
    }
  }

  private void count(Path file) {
    files++;
    if (files > MOST_FILES) {
      throw Problem.of(FolderScan.class, "too.many.files", String.valueOf(file.getParent()), MOST_FILES);
    }
  }
}
