package convscope.data;

import convscope.foundation.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders of the classes in one folder: each folder with images in it, at any depth, is a class. Folders whose
 * names look the same are one class.
 */
final class ClassFolders {
  private final FolderTree base;
  private final Map<String, List<FolderTree>> byName = new TreeMap<>(new NaturalOrder());
  private final List<FolderTree> others = new ArrayList<>();

  ClassFolders(FolderTree base, Filled filled) {
    this.base = base;
    for (FolderTree folder : base.folders()) {
      if (filled.has(folder)) {
        byName.computeIfAbsent(folder.name(), name -> new ArrayList<>()).add(folder);
      } else {
        others.add(folder);
      }
    }
  }

  FolderTree base() {
    return base;
  }

  /** The classes, in natural order. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The files of class {@code name}, in natural order of their paths; empty if there is no such class. */
  List<FolderTree.Entry> files(String name) {
    return byName.getOrDefault(name, List.of()).stream().flatMap(FolderTree::allFiles).toList();
  }

  /** The files that are in no class's folder. */
  Stream<FolderTree.Entry> strays() {
    return Stream.concat(base.files().stream(), others.stream().flatMap(FolderTree::allFiles));
  }

  /** Remarks on unusual names. */
  List<Sentence> remarks() {
    List<Sentence> remarks = new ArrayList<>();
    byName.forEach((name, folders) -> {
      if (folders.size() > 1) {
        remarks.add(OpeningWords.of("remark.merged", folders.size(), name));
      }
    });
    byName.keySet().stream().filter(name -> name.length() > 1)
        .collect(Collectors.groupingBy(name -> name.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()))
        .values().stream().filter(alike -> alike.size() > 1)
        .forEach(alike -> remarks.add(OpeningWords.of("remark.case", String.join(", ", alike))));
    return remarks;
  }
}
