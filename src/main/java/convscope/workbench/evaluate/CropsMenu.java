package convscope.workbench.evaluate;

import convscope.data.TestCrops;
import convscope.workbench.fx.Texts;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;

/** The choice of how many crops of each image the next evaluation uses. JavaFX thread. */
final class CropsMenu {
  private final Subscription listening;

  /** Fills {@code button}, which says what is chosen. */
  CropsMenu(MenuButton button, EvaluateModel model, Texts texts) {
    ToggleGroup group = new ToggleGroup();
    for (TestCrops crops : TestCrops.values()) {
      RadioMenuItem item = new RadioMenuItem(texts.get("crops." + crops.number()));
      item.setId("evaluate-crops-" + crops.number());
      item.setUserData(crops);
      item.setToggleGroup(group);
      item.setOnAction(chosen -> model.cropsProperty().set(crops));
      button.getItems().add(item);
    }
    listening = model.cropsProperty().subscribe(now -> {
      button.setText(texts.get("crops.name", now.count()));
      group.getToggles().forEach(item -> item.setSelected(item.getUserData() == now));
    });
  }

  void close() {
    listening.unsubscribe();
  }
}
