package convscope;

import convscope.cli.LanguageOption;
import convscope.cli.OpenedFiles;
import convscope.data.CifarDownload;
import convscope.data.Dataset;
import convscope.engine.Engines;
import convscope.export.Exporter;
import convscope.foundation.Home;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.library.Bin;
import convscope.library.Library;
import convscope.library.RunSummary;
import convscope.natives.Natives;
import convscope.workbench.classify.ClassifyController;
import convscope.workbench.classify.ClassifyModel;
import convscope.workbench.data.DataController;
import convscope.workbench.data.DataModel;
import convscope.workbench.devices.DevicesController;
import convscope.workbench.devices.DevicesModel;
import convscope.workbench.evaluate.TestImageOpener;
import convscope.workbench.evaluate.EvaluateController;
import convscope.workbench.evaluate.EvaluateModel;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Hints;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Pulse;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.fx.WindowDialogs;
import convscope.workbench.inspect.InspectController;
import convscope.workbench.inspect.InspectModel;
import convscope.workbench.lessons.LessonsController;
import convscope.workbench.plot.PlotSettings;
import convscope.workbench.runs.RunServices;
import convscope.workbench.runs.RunsController;
import convscope.workbench.runs.RunsModel;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.Kits;
import convscope.workbench.session.LongTasks;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.EngineDeviceChooser;
import convscope.workbench.session.FoundDevices;
import convscope.workbench.session.NetworkChoices;
import convscope.workbench.session.NetworkExport;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.PlannedRun;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.shell.Commands;
import convscope.workbench.shell.FirstSteps;
import convscope.workbench.shell.FullScreen;
import convscope.workbench.shell.Remembered;
import convscope.workbench.shell.ShellController;
import convscope.workbench.shell.ShellModel;
import convscope.workbench.shell.ShellParts;
import convscope.workbench.shell.ViewId;
import convscope.workbench.shell.WindowLog;
import convscope.workbench.shell.WindowMemory;
import convscope.workbench.train.EarlierRun;
import convscope.workbench.train.TrainController;
import convscope.workbench.train.RunEndActions;
import convscope.workbench.train.TrainModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles the window: the one place that knows every part of it. */
public final class Workbench extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

  private final Background background = new Background();
  private final Notices notices = new Notices();
  private final Appearance appearance = new Appearance();
  private final ShellModel shell = new ShellModel();
  private final PlanForm form = new PlanForm();
  private final WindowLog log = new WindowLog();
  private final OpenDataset data;
  private final SharedEngine engines;
  private final EngineDeviceChooser chooser;
  private final CurrentRun training;
  private final Continuation continuation;
  private final LongTasks tasks = new LongTasks(background, notices);
  private final NetworkExport exports = new NetworkExport(tasks, new Exporter());
  private final DataModel dataModel;
  private final TrainModels trainModels;
  private final Library library = new Library(Home.runs(), Home.folder().resolve("run-folders.json"));
  private final EarlierRun earlierRun;
  private final PlotSettings plotSettings = new PlotSettings();
  private final SelectedNetwork models;
  private final NetworkChoices networks;
  private final InspectModel inspectModel;
  private final EvaluateModel evaluateModel;
  private final ClassifyModel classifyModel;
  private final RunsModel runsModel;
  private final DevicesModel devicesModel;
  private final OwnClasses ownClasses;
  private final Designer designer;
  private final WindowLessons lessons;
  private final Classroom classroom;
  private final Function<Window, Dialogs> dialogs;
  private final MemoryReturn memoryReturn;
  private WindowMemory memory;
  private @Nullable Screen frame;
  private @Nullable FullScreen fullScreen;
  private Subscription watching = Subscription.EMPTY;

  /** The window as users open it. */
  public Workbench() {
    this(WindowDialogs::new, () -> CifarDownload.official(Home.data()), Engines::installed);
  }

  /** The window with other dialogs, another place to fetch CIFAR-10 from, and other devices. */
  Workbench(Function<Window, Dialogs> dialogs, Supplier<CifarDownload> download, Supplier<Engines> found) {
    this.dialogs = dialogs;
    engines = new SharedEngine(background, found);
    chooser = new EngineDeviceChooser(engines, form, background);
    data = new OpenDataset(background, Home.data(), download);
    memoryReturn = new MemoryReturn(background, data.datasetProperty(), notices);
    training = new CurrentRun(background, engines, data, form, notices, Home.runs());
    continuation = new Continuation(training, data.datasetProperty(), Home.runs(), to(ViewId.TRAIN));
    dataModel = new DataModel(data.datasetProperty(), background);
    trainModels =
        TrainModels.of(training, form, data.datasetProperty(), engines, library, background, Home.runs());
    models = new SelectedNetwork(background, training);
    inspectModel = new InspectModel(models, data.datasetProperty(), engines, background);
    networks = new NetworkChoices(models, training, library, background);
    evaluateModel = new EvaluateModel(models, training, data.datasetProperty(), engines, background);
    classifyModel = new ClassifyModel(models, data.datasetProperty(), engines, background);
    earlierRun = new EarlierRun(library, background);
    runsModel = new RunsModel(library, Classroom.collection(), new Bin(Home.bin()), background);
    runsModel.whenChanged(networks::refresh);
    devicesModel = new DevicesModel(new FoundDevices(background, engines, found), chooser, training, form, background);
    ownClasses = new OwnClasses(new PlannedRun(training, data, engines, form, Home.runs(), notices::tell), engines,
        background, new OwnClasses.Others(data, models, runsModel, shell));
    designer = new Designer(form, data, models, engines, training, background);
    lessons = new WindowLessons(shell, training, models, networks.unused(), form,
        new WindowLessons.Views(dataModel, inspectModel, evaluateModel, classifyModel, runsModel,
            trainModels.experiment()), background, notices);
    classroom = new Classroom(runsModel, lessons.model(), shell, taking -> new Kits(data, form,
        training, networks, library, tasks, notices, Home.folder(), taking));
  }

  @Override
  public void init() {
    log.attach();
    memory = memory();
    if (asked().orElse(memory.language()) == Language.KOREAN) {
      Threads.daemon("convscope-font", Appearance::readKoreanFont).start();
    }
  }

  /**
   * Work that a start needs before windows exist: done in advance on another thread, it costs {@link #start} nothing.
   */
  static void readAhead() {
    LoggerFactory.getILoggerFactory();
    memory();
    Fxml.readAhead();
  }

  private static WindowMemory memory() {
    return new WindowMemory(Home.folder().resolve("window.json"),
        Remembered.nothing(Language.ofSystem().name()));
  }

  @Override
  public void start(Stage stage) {
    Dialogs questions = dialogs.apply(stage);
    Commands commands = new Commands(shell, training, appearance);
    memory.restore(stage, shell, appearance, form);
    asked().ifPresent(shell.languageProperty()::set);
    Classroom.view(files()).ifPresent(shell.viewProperty()::set);
    inspectModel.lookAgain(memory.looked());
    lessons.model().resume(memory.lesson());
    plotSettings.restore(memory.charts());
    appearance.languageProperty().bind(shell.languageProperty());
    NamesInWindow.tell(appearance, data, models, networks, runsModel, classifyModel, ownClasses.model());
    appearance.setTheme();
    frame = frame(commands, questions);
    // With an explicit size it need not be measured. The content comes after the stylesheets, or its styles would be
    // looked up once more.
    Scene scene = new Scene(new Group(), stage.getWidth(), stage.getHeight());
    appearance.dress(scene);
    scene.setRoot(frame.node());
    commands.bind(scene);
    Hints.show(scene);
    lessons.watch(scene);
    classroom.take(scene);
    fullScreen = new FullScreen(stage, shell);
    fullScreen.leaveByKey(scene);
    stage.setScene(scene);
    stage.setTitle(words().get("window.title"));
    shell.languageProperty().subscribe(language -> stage.setFullScreenExitHint(words().get("command.fullscreen.hint")));
    shell.languageProperty().addListener((property, was, is) -> {
      frame.close();
      frame = frame(commands, questions);
      scene.setRoot(frame.node());
    });
    watching = stage.iconifiedProperty().subscribe((was, is) -> inSight(!is));
    data.datasetProperty().subscribe(images -> {
      if (images != null && training.free()) {
        form.suit(images);
      }
    });
    shell.followRuns(training.stateProperty());
    data.problemProperty().addListener((property, was, is) -> tell(is));
    engines.problemProperty().addListener((property, was, is) -> tell(is));
    engines.refusalProperty().addListener((property, was, is) -> tell(is));
    memory.show(stage);
    training.show(true);
    Pulse.afterFirstFrame(() -> getReady(stage));
    memory.keep(stage, fullScreen, shell, appearance, form, data, models, chooser, inspectModel::looked,
        plotSettings::kept, lessons.model()::openId);
    memory.keepLook(shell, appearance, background);
  }

  /** The language that the program was started with, if it was given one. */
  private Optional<Language> asked() {
    return Optional.ofNullable(getParameters()).flatMap(given -> LanguageOption.in(given.getRaw()));
  }

  /** The files that the program was started with. */
  private OpenedFiles files() {
    return OpenedFiles.in(getParameters() == null ? List.of() : getParameters().getRaw());
  }

  /** Nothing is drawn, or examined for drawing, while the window is not visible. */
  private void inSight(boolean seen) {
    training.show(seen);
    if (seen) {
      frame.shown();
    } else {
      frame.hidden();
    }
  }

  /** Work that takes all of the processor for a moment: not before the window is visible. */
  private void getReady(Stage stage) {
    stage.getIcons().add(new Image(Workbench.class.getResource("icon.png").toExternalForm(), true));
    chooser.load(memory.choice());
    data.open(memory.data());
    OpenedFiles files = files();
    if (files.network().isPresent()) {
      models.open(files.network().get());
    } else {
      models.propose(memory.network().orElse(null));
    }
    classifyModel.addFiles(files.pictures());
    classroom.open(files.ofClass());
    memoryReturn.start();
    if (files.isEmpty()) {
      shell.greet();
    }
  }

  private Texts words() {
    return Texts.of(ShellController.class, shell.languageProperty().get());
  }

  private Screen frame(Commands commands, Dialogs questions) {
    ShellParts parts =
        ShellParts.make(shell, appearance, data, networks, models, engines, chooser, training, form, exports,
            background, questions, notices, log,
            () -> new LessonsController(lessons.model(), () -> shell.lessonsProperty().set(false), questions, tasks,
                shell.languageProperty().get()), firstSteps(), words());
    return new ShellController(shell, parts, commands, notices, words(), view -> view(view, questions));
  }

  private Screen view(ViewId view, Dialogs questions) {
    Language language = shell.languageProperty().get();
    return switch (view) {
      case DATA -> new DataController(dataModel, data, appearance, background, questions, notices, language);
      case TRAIN -> new TrainController(trainModels, earlierRun, plotSettings, runEndActions(), training, continuation,
          form, data, networks, appearance, background, questions, notices, language);
      case INSPECT ->
          new InspectController(inspectModel, models, continuation, questions, background, notices, language);
      case EVALUATE -> new EvaluateController(evaluateModel, models, networks, testImageOpener(), background, questions,
          notices, language);
      case CLASSIFY -> new ClassifyController(classifyModel, models, background, questions, notices, language);
      case OWN -> ownClasses.screen(background, questions, notices, language);
      case DESIGN -> designer.screen(to(ViewId.TRAIN), questions, notices, language);
      case DEVICES -> new DevicesController(devicesModel, appearance, questions, notices, language);
      case RUNS ->
          new RunsController(runsModel, runServices(), plotSettings, appearance, background, questions, notices,
          language);
    };
  }

  private RunServices runServices() {
    return new RunServices(training, continuation, tasks, form, models, data.datasetProperty(), engines::require,
        exports, classroom.kits(),
        new RunServices.OtherViews(to(ViewId.TRAIN), to(ViewId.INSPECT), to(ViewId.EVALUATE)));
  }

  private RunEndActions runEndActions() {
    return new RunEndActions(run -> open(run, ViewId.INSPECT), run -> open(run, ViewId.EVALUATE),
        run -> open(run, ViewId.CLASSIFY), runs -> {
          runsModel.select(runs);
          to(ViewId.RUNS).run();
        }, tasks, (run, file, locale) -> {
          Dataset images = data.datasetProperty().get();
          return progress -> {
            runServices().report(RunSummary.of(run, null), images, progress).write(file, locale);
            return file;
          };
        }, exports);
  }

  private void open(Path run, ViewId view) {
    models.open(run);
    to(view).run();
  }

  private FirstSteps firstSteps() {
    return new FirstSteps(() -> {
      shell.viewProperty().set(ViewId.CLASSIFY);
      data.whenOpen(classifyModel::addExample);
    }, () -> {
      shell.viewProperty().set(ViewId.TRAIN);
      data.whenOpen(training::start);
    }, () -> {
      lessons.model().openFirst();
      shell.lessonsProperty().set(true);
    });
  }

  /** Shows {@code view}. */
  private Runnable to(ViewId view) {
    return () -> shell.viewProperty().set(view);
  }

  private TestImageOpener testImageOpener() {
    return new TestImageOpener(image -> {
      inspectModel.goToTest(image);
      shell.viewProperty().set(ViewId.INSPECT);
    }, image -> {
      classifyModel.addTest(image);
      shell.viewProperty().set(ViewId.CLASSIFY);
    });
  }

  private void tell(@Nullable Problem problem) {
    if (problem != null) {
      notices.tell(problem);
    }
  }

  /** What the window looked like is worth less than the checkpoint that a run writes when it ends. */
  private void saveMemory() {
    try {
      memory.save();
    } catch (Problem unable) {
      LOG.warn("{} The window will start as it did last time.", unable.getMessage(), unable);
    }
  }

  @Override
  public void stop() throws InterruptedException {
    Natives.leave();
    memoryReturn.stop();
    watching.unsubscribe();
    if (fullScreen != null) {
      fullScreen.close();
    }
    // Text typed last is saved when its view is left; closing the window leaves it too.
    if (frame != null) {
      inSight(false);
    }
    saveMemory();
    inspectModel.close();
    trainModels.close();
    evaluateModel.cancel();
    classifyModel.close();
    runsModel.close();
    devicesModel.close();
    ownClasses.model().close();
    training.finish();
    background.close();
  }
}
