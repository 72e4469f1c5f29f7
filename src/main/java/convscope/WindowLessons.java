package convscope;

import convscope.foundation.Home;
import convscope.lessons.Activity;
import convscope.lessons.Lesson;
import convscope.lessons.Setup;
import convscope.training.ExperimentPlan;
import convscope.training.TrainedModel;
import convscope.workbench.classify.ClassifyDeeds;
import convscope.workbench.classify.ClassifyModel;
import convscope.workbench.data.DataDeeds;
import convscope.workbench.data.DataModel;
import convscope.workbench.evaluate.EvaluateDeeds;
import convscope.workbench.evaluate.EvaluateModel;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.inspect.InspectDeeds;
import convscope.workbench.inspect.InspectModel;
import convscope.workbench.lessons.LessonsModel;
import convscope.workbench.lessons.WindowFacts;
import convscope.workbench.lessons.Workplace;
import convscope.workbench.runs.RunsDeeds;
import convscope.workbench.runs.RunsModel;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.UnusedRun;
import convscope.workbench.shell.ShellModel;
import convscope.workbench.shell.ViewId;
import convscope.workbench.train.ExperimentModel;
import java.util.Locale;
import javafx.scene.Scene;

/** Assembles the lessons: what they are told of each view, and how they put one in place. */
final class WindowLessons {
  private final ShellModel shell;
  private final SelectedNetwork networks;
  private final UnusedRun unused;
  private final InspectModel inspect;
  private final EvaluateModel evaluate;
  private final ClassifyModel classify;
  private final ExperimentModel experiment;
  private final Activity activity = new Activity();
  private final WindowFacts facts;
  private final LessonsModel model;

  WindowLessons(ShellModel shell, CurrentRun training, SelectedNetwork networks, UnusedRun unused, PlanForm form,
      Views views, Background background, Notices notices) {
    this.shell = shell;
    this.networks = networks;
    this.unused = unused;
    inspect = views.inspect();
    evaluate = views.evaluate();
    classify = views.classify();
    experiment = views.experiment();
    facts = new WindowFacts(activity, training, networks, () -> shell.viewProperty().get().id());
    DataDeeds.tell(views.data(), activity);
    InspectDeeds.tell(inspect, activity);
    EvaluateDeeds.tell(evaluate, activity);
    ClassifyDeeds.tell(classify, activity);
    RunsDeeds.tell(views.runs(), activity);
    model = new LessonsModel(Home.folder().resolve("lessons"), activity, form, new Place(), background,
        notices::tell);
  }

  /** The views whose use lessons follow. */
  record Views(DataModel data, InspectModel inspect, EvaluateModel evaluate, ClassifyModel classify, RunsModel runs,
      ExperimentModel experiment) {}

  LessonsModel model() {
    return model;
  }

  /** Counts the use of the controls of {@code scene}. */
  void watch(Scene scene) {
    facts.watch(scene);
  }

  /** The window, for the steps of lessons. */
  private final class Place implements Workplace {
    @Override
    public void arrange(Setup setup) {
      if (!setup.view().isEmpty()) {
        shell.viewProperty().set(ViewId.valueOf(setup.view().toUpperCase(Locale.ROOT)));
      }
      if (!setup.network().isEmpty()) {
        // The step is about the network that it names, not about the run that ended last.
        unused.dismiss();
      }
      if (setup.network().equals(Lesson.BUILT_IN_NETWORK) && TrainedModel.hasBuiltIn() && !networks.isBuiltIn()) {
        networks.openBuiltIn();
      }
      if (setup.network().equals(Lesson.CURRENT_RUN) && !networks.followingProperty().get()) {
        networks.follow();
      }
      switch (shell.viewProperty().get()) {
        case INSPECT -> inspect.openLayer(setup.part());
        case EVALUATE -> EvaluateDeeds.open(evaluate, setup.part());
        case CLASSIFY -> {
          if (setup.part().equals(Lesson.NO_SALIENCY)) {
            ClassifyDeeds.showPlainInput(classify);
          }
        }
        default -> { }
      }
    }

    @Override
    public void compare(ExperimentPlan plan) {
      shell.viewProperty().set(ViewId.TRAIN);
      experiment.ask(plan);
    }
  }
}
