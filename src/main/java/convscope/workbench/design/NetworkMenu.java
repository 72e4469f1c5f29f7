package convscope.workbench.design;

import convscope.foundation.Problem;
import convscope.model.Presets;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The items of a menu from which a network is chosen. JavaFX thread. */
final class NetworkMenu {
  private final MenuButton menu;
  private final DesignModel model;
  private final Texts texts;
  private final Consumer<Problem> refused;

  /** Items for {@code menu}; {@code refused} is told why a network cannot be used. */
  NetworkMenu(MenuButton menu, DesignModel model, Texts texts, Consumer<Problem> refused) {
    this.menu = menu;
    this.model = model;
    this.texts = texts;
    this.refused = refused;
  }

  /** Adds the networks, each of which is handed to {@code chosen}, and a file, which {@code file} asks for. */
  void fill(Consumer<NetworkDesign> chosen, Runnable file) {
    Presets.NAMES.forEach(preset -> add(preset, () -> chosen.accept(model.preset(preset))));
    add("shown", () -> {
      LoadedNetwork shown = model.shown().getValue();
      if (shown != null) {
        chosen.accept(NetworkDesign.of(shown.network()));
      }
    });
    menu.getItems().add(new SeparatorMenuItem());
    add("file", file);
  }

  /** Adds the item {@code id}. */
  void add(String id, Runnable action) {
    MenuItem item = new MenuItem(texts.get("open." + id));
    item.setMnemonicParsing(false);
    item.setId(menu.getId() + "-" + id);
    item.setOnAction(event -> {
      try {
        action.run();
      } catch (Problem other) {
        refused.accept(other);
      }
    });
    menu.getItems().add(item);
  }

  /** Offers the network that other views show if there is one. */
  void offerShown() {
    menu.getItems().stream().filter(item -> (menu.getId() + "-shown").equals(item.getId()))
        .forEach(item -> item.setDisable(model.shown().getValue() == null));
  }
}
