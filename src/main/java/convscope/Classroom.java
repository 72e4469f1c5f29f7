package convscope;

import convscope.classroom.ArchiveKind;
import convscope.classroom.ClassCollection;
import convscope.cli.OpenedFiles;
import convscope.foundation.Home;
import convscope.foundation.Language;
import convscope.lessons.Lessons;
import convscope.workbench.fx.Texts;
import convscope.workbench.lessons.LessonDrop;
import convscope.workbench.lessons.LessonsModel;
import convscope.workbench.runs.RunsModel;
import convscope.workbench.session.ClassDrop;
import convscope.workbench.session.Kits;
import convscope.workbench.shell.ShellModel;
import convscope.workbench.shell.ViewId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;

/** What the window needs for a class, put together: files that are dropped on it or opened with it. JavaFX thread. */
final class Classroom {
  private final RunsModel runs;
  private final LessonsModel lessons;
  private final ShellModel shell;
  private final Kits kits;

  /** @param kits makes kits whose lessons are given to its argument */
  Classroom(RunsModel runs, LessonsModel lessons, ShellModel shell,
      Function<Consumer<List<Path>>, Kits> kits) {
    this.runs = runs;
    this.lessons = lessons;
    this.shell = shell;
    this.kits = kits.apply(this::takeLessons);
  }

  /** What a class has handed in, kept in the home folder. */
  static ClassCollection collection() {
    return new ClassCollection(Home.folder().resolve("collected"), Home.folder().resolve("class-folders.json"));
  }

  /**
   * The view in which {@code files}, with which the program was started, are found; empty for none, and for lessons,
   * which are beside any view.
   */
  static Optional<ViewId> view(OpenedFiles files) {
    if (!files.pictures().isEmpty()) {
      return Optional.of(ViewId.CLASSIFY);
    }
    if (files.network().isPresent()) {
      return Optional.of(ViewId.INSPECT);
    }
    return files.ofClass().stream().allMatch(Classroom::isLesson) ? Optional.empty() : Optional.of(ViewId.RUNS);
  }

  private static boolean isLesson(Path file) {
    return file.toString().endsWith(Lessons.ENDING);
  }

  Kits kits() {
    return kits;
  }

  /** Takes lessons, kits and hand-ins that are dropped on {@code scene}. */
  void take(Scene scene) {
    LessonDrop.install(scene, file -> takeLessons(List.of(file)));
    ClassDrop.install(scene, this::open);
  }

  private void takeLessons(List<Path> files) {
    lessons.keep(files, shell.languageProperty().get());
    shell.lessonsProperty().set(true);
  }

  /** Opens {@code files}: kits, lessons, and hand-ins, which are collected. */
  void open(List<Path> files) {
    Language language = shell.languageProperty().get();
    files.stream().filter(ArchiveKind.KIT::isNamed).forEach(file -> kits.open(file, Texts.of(Kits.class, language)));
    List<Path> opened = files.stream().filter(Classroom::isLesson).toList();
    if (!opened.isEmpty()) {
      takeLessons(opened);
    }
    List<Path> works = files.stream().filter(ArchiveKind.WORK::isNamed).toList();
    if (!works.isEmpty()) {
      runs.collect(works);
      shell.viewProperty().set(ViewId.RUNS);
    }
  }
}
