package convscope.workbench.session;

import convscope.classroom.ArchiveKind;
import convscope.classroom.ClassKit;
import convscope.classroom.KitFile;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Problem;
import convscope.library.Library;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;

/** Makes class kits of what is in the window, and puts what kits contain into it. JavaFX thread. */
public final class Kits {
  private final OpenDataset data;
  private final PlanForm form;
  private final CurrentRun training;
  private final NetworkChoices networks;
  private final Library library;
  private final LongTasks tasks;
  private final Notices notices;
  private final Path home;
  private final Consumer<List<Path>> lessons;

  /**
   * @param home the user's folder, in which kits are unpacked
   * @param lessons takes the files of lessons
   */
  public Kits(OpenDataset data, PlanForm form, CurrentRun training, NetworkChoices networks, Library library,
      LongTasks tasks, Notices notices, Path home, Consumer<List<Path>> lessons) {
    this.data = data;
    this.form = form;
    this.training = training;
    this.networks = networks;
    this.library = library;
    this.tasks = tasks;
    this.notices = notices;
    this.home = home;
    this.lessons = lessons;
  }

  /** Opens the kit {@code file} in the background, with progress; {@code other} are texts in the window's language. */
  public void open(Path file, Texts other) {
    Texts texts = other.beside(Kits.class, "texts");
    tasks.start(texts.get("kit.opening", file.getFileName()), null, progress -> {
      KitFile.Opened kit = new KitFile(file).open(home.resolve("kits"), progress::at);
      kit.runs().ifPresent(library::add);
      return kit;
    }, kit -> words(kit.contents(), "kit.opened", kit.contents().title(), texts), this::use);
  }

  private static String words(KitFile.Contents contents, String key, String name, Texts texts) {
    String images = contents.data().isEmpty() ? "" : texts.get("kit.with.data", contents.data());
    String settings = contents.settings() ? texts.get("kit.with.settings") : "";
    String runs = contents.runs().isEmpty() ? "" : texts.get("kit.with.networks", contents.runs().size());
    String lessons = contents.lessons() == 0 ? "" : texts.get("kit.with.lessons", contents.lessons());
    return texts.get(key, name, String.join(", ", Stream.of(images, settings, runs, lessons)
        .filter(words -> !words.isEmpty()).toList()));
  }

  private void use(KitFile.Opened kit) {
    kit.settings().ifPresent(this::take);
    kit.data().ifPresent(where -> {
      if (where.equals(Datasets.CIFAR10) && !data.cifarHereProperty().get()) {
        data.fetch();
      } else {
        data.open(where);
      }
      // Data that has just been opened suits the settings to itself: those of the kit count.
      kit.settings().ifPresent(settings -> data.whenDone(() -> take(settings)));
    });
    networks.refresh();
    kit.runs().ifPresent(runs -> networks.open(runs.resolve("01")));
    if (!kit.lessons().isEmpty()) {
      lessons.accept(kit.lessons());
    }
  }

  private void take(Manifest settings) {
    if (training.free()) {
      try {
        form.take(settings);
      } catch (Problem unknown) {
        notices.tell(unknown);
      }
    }
  }

  /** Writes {@code kit} to {@code file} in the background, with progress. */
  public void make(ClassKit kit, Path file, Texts other) {
    Texts texts = other.beside(Kits.class, "texts");
    Path target = ArchiveKind.KIT.named(file);
    tasks.start(texts.get("kit.making", kit.title()), target, progress -> {
      kit.write(target, LocalDateTime.now(), progress::at);
      return new KitFile(target).check(done -> true);
    }, contents -> words(contents, "kit.made", target.toString(), texts));
  }

  /** The open dataset; empty while there is none. */
  public Optional<Dataset> images() {
    return Optional.ofNullable(data.datasetProperty().get());
  }

  /** Changes with the open dataset. */
  public ObservableValue<Dataset> imagesProperty() {
    return data.datasetProperty();
  }

  /** Network and settings of the next run, as a kit has them; empty if they are not valid, or no data is open. */
  public Optional<Manifest> settings() {
    return images().filter(images -> form.validProperty().get()).map(images -> {
      Network network = form.network(images.classNames().size());
      return new Manifest(Manifest.FORMAT, LocalDateTime.now().toString(), NetworkJson.toTree(network),
          new Manifest.Data(images.name(), images.name(), "", Math.max(1, images.train().size()),
              images.test().size(), images.classNames()),
          form.plan(network).settings(), Map.of(), Map.of());
    });
  }

  /** The files of the user's own lessons. Not for the JavaFX thread. */
  public List<Path> ownLessons() {
    try (Stream<Path> all = Files.list(home.resolve("lessons"))) {
      return all.filter(file -> file.getFileName().toString().endsWith(".md")).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }
}
