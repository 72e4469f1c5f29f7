package convscope.workbench.train;

import javafx.scene.Node;

/** One setting in the form. JavaFX thread. */
interface SettingRow {
  Node node();

  /** Releases the setting. */
  void close();
}
