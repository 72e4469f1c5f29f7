package convscope.architecture;

import convscope.foundation.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every text for people below one folder of resources, and the rules that it keeps. A rule gives what breaks it. */
final class Messages {
  private static final String KOREAN = "_ko.properties";
  private static final String WINDOW = ".window";
  private static final String CONSOLE = ".console";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][\\w-]*");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final Pattern QUOTED_BRACES = Pattern.compile("'[^']*[{}][^']*'");
  private static final Path SHELL = Path.of("convscope/workbench/shell/texts.properties");

  /**
   * One text.
   *
   * @param bundle the English file, as seen from the folder of resources
   */
  record Text(Path bundle, String key, Language language, String pattern) {
    /** Whether it is one of the sentences of {@code foundation.Sentence}, whose keys may end in a face. */
    boolean isSentence() {
      return bundle.getFileName().toString().startsWith("problems");
    }

    boolean isForWindow() {
      return !bundle.startsWith("convscope/cli") && !(isSentence() && key.endsWith(CONSOLE));
    }

    boolean isForConsole() {
      return !bundle.startsWith("convscope/workbench") && !(isSentence() && key.endsWith(WINDOW));
    }

    /** The highest number of a value in it, and one more. */
    int values() {
      return places().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    }

    /** Whether it is a pattern for {@code MessageFormat}; picocli has its own way to put values into help. */
    boolean isPattern() {
      return !bundle.getFileName().toString().startsWith("help");
    }

    Set<Integer> places() {
      return !isPattern() ? Set.of() : PLACE.matcher(unquoted()).results()
          .map(place -> Integer.valueOf(place.group(1))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without what apostrophes quote; what is left of them is an error. */
    String unquoted() {
      return QUOTED_BRACES.matcher(pattern.replace("''", "")).replaceAll("");
    }

    @Override
    public String toString() {
      return bundle + " " + key + " (" + language.locale() + ")";
    }
  }

  private final List<Text> texts = new ArrayList<>();
  private final List<String> lonely = new ArrayList<>();

  Messages(Path resources) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(resources)) {
      files = all.filter(file -> file.toString().endsWith(".properties")).sorted().toList();
    }
    for (Path file : files) {
      boolean korean = file.toString().endsWith(KOREAN);
      Path english = file.resolveSibling(file.getFileName().toString().replace(KOREAN, ".properties"));
      Path other = korean ? english : file.resolveSibling(file.getFileName().toString().replace(".properties", KOREAN));
      if (!Files.exists(other)) {
        lonely.add(resources.relativize(file) + " is in one language only");
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      new TreeMap<>(properties)
          .forEach((key, pattern) -> texts.add(new Text(resources.relativize(english), (String) key,
          korean ? Language.KOREAN : Language.ENGLISH, (String) pattern)));
    }
  }

  List<Text> texts() {
    return texts;
  }

  /** The sentences that Java code asks for, by bundle and key, in English. */
  List<Text> sentences() {
    return texts.stream().filter(Text::isSentence).filter(text -> text.language() == Language.ENGLISH).toList();
  }

  List<String> notInBothLanguages() {
    List<String> broken = new ArrayList<>(lonely);
    texts.stream().filter(text -> translations(text).count() < Language.values().length)
        .forEach(text -> broken.add(text + " is not there in the other language"));
    return broken;
  }

  private Stream<Text> translations(Text text) {
    return texts.stream().filter(one -> one.bundle().equals(text.bundle()) && one.key().equals(text.key()));
  }

  List<String> withOtherValuesInKorean() {
    return texts.stream().filter(text -> translations(text).anyMatch(other -> !other.places().equals(text.places())))
        .map(text -> text + " has the values " + text.places()).toList();
  }

  /**
   * Texts that cannot be read as patterns or take no values, and apostrophes that would vanish and take braces along.
   */
  List<String> notFormattable() {
    List<String> broken = new ArrayList<>();
    for (Text text : texts.stream().filter(Text::isPattern).toList()) {
      try {
        MessageFormat format = new MessageFormat(text.pattern(), Locale.ENGLISH);
        format.format(Stream.of(format.getFormatsByArgumentIndex()).map(Messages::sample).toArray());
      } catch (IllegalArgumentException wrong) {
        broken.add(text + " cannot be formatted: " + wrong.getMessage());
      }
      boolean formatted = text.isSentence() || text.values() > 0;
      if (formatted && text.unquoted().contains("'")) {
        broken.add(text + " has a single apostrophe, which must be doubled");
      }
    }
    return broken;
  }

  private static Object sample(Format format) {
    return format instanceof NumberFormat ? 1 : format instanceof DateFormat ? new Date(0) : "x";
  }

  List<String> withOptionsInTheWindow() {
    return texts.stream().filter(Text::isForWindow).flatMap(text -> found(text, OPTION)).toList();
  }

  List<String> withViewsOnTheCommandLine() {
    List<Text> names =
        texts.stream().filter(text -> text.bundle().equals(SHELL) && text.key().matches("view\\.\\w+")).toList();
    String english = names(names, Language.ENGLISH);
    String korean = names(names, Language.KOREAN);
    Pattern view = Pattern.compile("\\b(" + english + ") (view|page|tab)\\b|(" + korean + ") ?(보기|화면|뷰|탭)");
    return texts.stream().filter(Text::isForConsole).flatMap(text -> found(text, view)).toList();
  }

  private static String names(List<Text> views, Language language) {
    return views.stream().filter(text -> text.language() == language).map(text -> Pattern.quote(text.pattern()))
        .collect(Collectors.joining("|"));
  }

  private static Stream<String> found(Text text, Pattern wrong) {
    Matcher found = wrong.matcher(text.pattern());
    return found.find() ? Stream.of(text + " says \"" + found.group() + "\"") : Stream.empty();
  }

  /** Sentences for one face, of which there are neither one for the other nor one for both. */
  List<String> forOneFaceOnly() {
    Set<String> keys = sentences().stream().map(text -> text.bundle() + " " + text.key()).collect(Collectors.toSet());
    List<String> broken = new ArrayList<>();
    for (String key : keys) {
      String plain = withoutFace(key);
      if (!plain.equals(key) && !keys.contains(plain)
          && !(keys.contains(plain + WINDOW) && keys.contains(plain + CONSOLE))) {
        broken.add(key + " is for one face only");
      }
    }
    return broken;
  }

  /** {@code key} as code asks for it. */
  static String withoutFace(String key) {
    return key.endsWith(WINDOW) ? key.substring(0, key.length() - WINDOW.length())
        : key.endsWith(CONSOLE) ? key.substring(0, key.length() - CONSOLE.length()) : key;
  }
}
