package convscope.workbench.runs;

import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.Node;

/** What the Runs view shows for a class: its menu, its figures, and fields. JavaFX thread. */
final class ClassParts {
  private final ClassMenuController menu;
  private final ClassController figures;
  private final HandInController handIn;
  private final KitController kit;

  /** @param chooseClass selects all runs of the class */
  ClassParts(RunsModel model, RunServices services, Runnable chooseClass, Background background, Dialogs dialogs,
      Notices notices, Texts texts) {
    menu = new ClassMenuController(model.classroom(), services.kits(), dialogs, texts);
    figures = new ClassController(model.classroom(), chooseClass, texts);
    handIn = new HandInController(model, services.tasks(), dialogs, notices, texts);
    kit = new KitController(model, services.kits(), background, dialogs, notices, texts);
    model.classroom().whenArrived(chooseClass);
  }

  Node menu() {
    return menu.node();
  }

  /** Below the title, from the top. */
  List<Node> nodes() {
    return List.of(handIn.node(), kit.node(), figures.node());
  }

  void close() {
    menu.close();
    figures.close();
    handIn.close();
    kit.close();
  }
}
