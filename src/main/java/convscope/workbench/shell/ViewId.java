package convscope.workbench.shell;

import java.util.Locale;

/** The views of the rail, from the top. */
public enum ViewId {
  DATA("fth-grid"),
  TRAIN("fth-activity"),
  INSPECT("fth-layers"),
  EVALUATE("fth-target"),
  CLASSIFY("fth-image"),
  RUNS("fth-folder"),
  DEVICES("fth-cpu"),
  OWN("fth-tag"),
  DESIGN("fth-edit");

  private final String icon;

  ViewId(String icon) {
    this.icon = icon;
  }

  String icon() {
    return icon;
  }

  /** Its key in bundles, and in lessons. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
