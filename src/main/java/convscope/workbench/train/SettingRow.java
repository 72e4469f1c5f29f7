package convscope.workbench.train;

import javafx.scene.Node;

/** One setting in the form. JavaFX thread. */
interface SettingRow {
  Node node();

  /** Lets go of the setting. */
  void close();
}
