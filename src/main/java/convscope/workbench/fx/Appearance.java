package convscope.workbench.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import convscope.foundation.Language;
import convscope.foundation.Threads;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;

/** The window's look: light or dark, and the projector mode with larger type and stronger contrast. JavaFX thread. */
public final class Appearance {
  private static final String FONT = "data:text/css;base64,";
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final PseudoClass PROJECTOR = PseudoClass.getPseudoClass("projector");
  private static final PseudoClass SMALL = PseudoClass.getPseudoClass("small");
  /**
   * A window narrower or lower than this has smaller type in projector mode: it is as large on the wall, since such a
   * window fills a screen of few pixels, or one whose pixels are drawn by several.
   */
  private static final double SMALL_WIDTH = 1_100;
  private static final double SMALL_HEIGHT = 620;
  /** The sizes of the type in projector mode, in relation to other modes: see {@code convscope.css}. */
  private static final double LARGE_TYPE = 1.5;
  private static final double SMALL_TYPE = 8.0 / 7;
  // On Linux the system's font usually has no Hangul, and JavaFX would take its letters from another font, thinner or
  // wider than the Latin ones beside them.
  private static final List<String> WITH_HANGUL = List.of("Noto Sans KR", "Noto Sans CJK KR", "NanumGothic");

  private static final Set<UnicodeScript> EAST_ASIAN =
      EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
  private final BooleanProperty projector = new SimpleBooleanProperty(this, "projector");
  private final BooleanProperty small = new SimpleBooleanProperty(this, "small");
  private final DoubleBinding typeScale = Bindings.createDoubleBinding(
      () -> projector.get() ? small.get() ? SMALL_TYPE : LARGE_TYPE : 1, projector, small);
  private boolean fontWanted;
  private final BooleanProperty eastAsian = new SimpleBooleanProperty(this, "eastAsian");
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.ENGLISH);

  public BooleanProperty darkProperty() {
    return dark;
  }

  public BooleanProperty projectorProperty() {
    return projector;
  }

  /** The size of the type in relation to that without projector mode. */
  public ObservableDoubleValue typeScaleProperty() {
    return typeScale;
  }

  /** The language of the texts, which decides on the font: English uses the system's. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /**
   * Tells that {@code names} are shown, which the user has given to images, classes or runs, or is typing. If one is
   * Korean, Chinese or Japanese, the window uses the font for Korean from now on, in English too, if one is installed:
   * on Linux JavaFX replaces missing letters only by those of TrueType fonts, and the usual font for these is none.
   */
  public void showsNames(Collection<String> names) {
    if (!fontWanted && names.stream().anyMatch(Appearance::isEastAsian)) {
      fontWanted = true;
      Threads.daemon("convscope-font", () -> {
        readKoreanFont();
        Platform.runLater(() -> eastAsian.set(true));
      }).start();
    }
  }

  private static boolean isEastAsian(String name) {
    return name.codePoints().mapToObj(UnicodeScript::of).anyMatch(EAST_ASIAN::contains);
  }

  /** Applies this to {@code scene}, now and on every change. */
  public void dress(Scene scene) {
    scene.getStylesheets().add(Appearance.class.getResource("convscope.css").toExternalForm());
    setFont(scene);
    language.addListener((property, was, is) -> setFont(scene));
    eastAsian.addListener((property, was, is) -> setFont(scene));
    dark.addListener((property, was, is) -> apply(scene));
    projector.addListener((property, was, is) -> apply(scene));
    small.addListener((property, was, is) -> apply(scene));
    scene.widthProperty().addListener((property, was, is) -> measure(scene));
    scene.heightProperty().addListener((property, was, is) -> measure(scene));
    measure(scene);
    scene.rootProperty().addListener((property, was, is) -> apply(scene));
    apply(scene);
  }

  private void measure(Scene scene) {
    small.set(scene.getWidth() > 0 && scene.getHeight() > 0
        && (scene.getWidth() < SMALL_WIDTH || scene.getHeight() < SMALL_HEIGHT));
  }

  private void setFont(Scene scene) {
    scene.getStylesheets().removeIf(sheet -> sheet.startsWith(FONT));
    familyFor(eastAsian.get() ? Language.KOREAN : language.get()).ifPresent(family ->
        scene.getStylesheets().add(sheetOf(".root { " + styleOf(family) + " }")));
  }

  /**
   * An inline style for text in {@code language} in a window of any language; empty if the system's font will do, or
   * no better one is installed.
   */
  public static String fontFor(Language language) {
    return familyFor(language).map(Appearance::styleOf).orElse("");
  }

  private static String styleOf(String family) {
    return "-fx-font-family: \"" + family + "\";";
  }

  /** The font family for texts in {@code language}; none if the system's will do, or no better one is installed. */
  public static Optional<String> familyFor(Language language) {
    return language == Language.KOREAN ? familyFor(language, Font.getFamilies()) : Optional.empty();
  }

  /** As {@link #familyFor(Language)}, where only the families {@code installed} are. */
  public static Optional<String> familyFor(Language language, List<String> installed) {
    return language == Language.KOREAN ? WITH_HANGUL.stream().filter(installed::contains).findFirst()
        : Optional.empty();
  }

  /**
   * Reads the files of the font for Korean, a third of a second if it contains all of Chinese. Any thread, JavaFX
   * running.
   */
  public static void readKoreanFont() {
    familyFor(Language.KOREAN).ifPresent(family -> {
      Font.font(family, FontWeight.NORMAL, FontPosture.REGULAR, -1);
      Font.font(family, FontWeight.BOLD, FontPosture.REGULAR, -1);
    });
  }

  /** A stylesheet in its own address, so that tooltips and menus, which have their own scenes, get it too. */
  private static String sheetOf(String rule) {
    return FONT + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sets the theme of all windows. Called before the first control is created, this saves JavaFX from reading its own
   * theme.
   */
  public void setTheme() {
    String wanted = (dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheetBSS();
    if (!wanted.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(wanted);
    }
  }

  private void apply(Scene scene) {
    setTheme();
    applyTo(scene.getRoot());
  }

  /** Gives {@code root}, that of a pop-over with a scene of its own, the present look. */
  public void applyTo(Parent root) {
    root.pseudoClassStateChanged(DARK, dark.get());
    root.pseudoClassStateChanged(PROJECTOR, projector.get());
    root.pseudoClassStateChanged(SMALL, small.get());
  }
}
