package convscope.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where Java code below one folder asks for a sentence by its key, read from the source. */
final class SentenceCalls {
  private static final Pattern CALL = Pattern.compile("\\b(Problem\\.of|Problem\\.because|Sentence\\.of)\\(");
  private static final Pattern BARE = Pattern.compile("\\bnew Problem\\(|\\bProblem::new");
  private static final Pattern OWNER = Pattern.compile("(\\w+)(\\.\\w+)*\\.class");
  /** A string, or a character, which may be a quote. */
  private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|\\\\.)'|\"((?:[^\"\\\\\n]++|\\\\.)*+)\"");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?s:/\\*.*?\\*/|//[^\\n]*)");
  /** In a key, what decides on it: {@code words.startsWith("x") ? "a" : "b"}. */
  private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
  private static final Path PROBLEM = Path.of("convscope/foundation/Problem.java");

  /**
   * One place in the source.
   *
   * @param bundle the English file of sentences that is meant
   * @param key the key, or one of those that may be meant; all that begin with it where it ends in a dot
   * @param values how many values are given
   */
  record Call(Path source, Path bundle, String key, int values) {
    boolean asksFor(Messages.Text text) {
      String asked = Messages.withoutFace(text.key());
      return text.bundle().equals(bundle) && (key.endsWith(".") ? asked.startsWith(key) : asked.equals(key));
    }
  }

  private final List<Call> calls = new ArrayList<>();
  private final Set<String> literals = new HashSet<>();
  private final List<Path> bare = new ArrayList<>();

  SentenceCalls(Path sources) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path file : files) {
      read(sources.relativize(file), COMMENT.matcher(Files.readString(file)).replaceAll(""));
    }
  }

  private void read(Path source, String code) {
    if (BARE.matcher(code).find() && !source.equals(PROBLEM)) {
      bare.add(source);
    }
    strings(code).forEach(text -> literals.add(bundle(source) + " " + text));
    Matcher call = CALL.matcher(code);
    while (call.find()) {
      List<String> arguments = arguments(code, call.end());
      int owner = call.group().startsWith("Problem.because") ? 1 : 0;
      if (arguments.size() < owner + 2) {
        continue;
      }
      Matcher named = OWNER.matcher(arguments.get(owner));
      if (named.matches()) {
        Path bundle = bundle(home(source, code, named.group(1)));
        strings(IN_BRACKETS.matcher(arguments.get(owner + 1)).replaceAll(""))
            .forEach(key -> calls.add(new Call(source, bundle, key, arguments.size() - owner - 2)));
      }
    }
  }

  private static Stream<String> strings(String code) {
    return LITERAL.matcher(code).results().map(literal -> literal.group(1)).filter(Objects::nonNull);
  }

  /** Where the class {@code name} lies that {@code source} speaks of. */
  private static Path home(Path source, String code, String name) {
    Matcher imported = Pattern.compile("(?m)^import ([\\w.]+)\\." + name + ";").matcher(code);
    return imported.find() ? Path.of(imported.group(1).replace('.', '/'), name + ".java")
        : source.resolveSibling(name + ".java");
  }

  private static Path bundle(Path source) {
    return source.resolveSibling("problems.properties");
  }

  /** The arguments of the call whose bracket opens just before {@code start}. */
  private static List<String> arguments(String code, int start) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = start;
    for (int i = start; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfQuote(code, i);
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ',' && depth == 0) {
        arguments.add(code.substring(from, i).strip());
        from = i + 1;
      } else if (c == ')' || c == '}' || c == ']') {
        if (depth == 0) {
          arguments.add(code.substring(from, i).strip());
          return arguments;
        }
        depth--;
      }
    }
    return List.of();
  }

  private static int endOfQuote(String code, int start) {
    int i = start + 1;
    while (i < code.length() && code.charAt(i) != code.charAt(start)) {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  /** The sources that make a problem of a bare string, by package. */
  Set<String> packagesWithBareProblems() {
    Set<String> packages = new TreeSet<>();
    bare.forEach(source -> packages.add(source.getParent().toString().replace('/', '.')));
    return packages;
  }

  /** Keys that are asked for and are not in {@code messages}, or there with places for values that are not given. */
  List<String> unanswered(Messages messages) {
    List<String> broken = new ArrayList<>();
    for (Call call : calls) {
      List<Messages.Text> meant = messages.sentences().stream().filter(call::asksFor).toList();
      if (meant.isEmpty()) {
        broken.add(call.source() + " asks for " + call.key() + ", which is not in " + call.bundle());
      }
      meant.stream().filter(text -> text.values() > call.values()).forEach(text ->
          broken.add(call.source() + " gives " + call.values() + " values for " + text));
    }
    return broken;
  }

  /**
   * Sentences of {@code messages} that nobody asks for, neither in a call nor by a key kept somewhere in their package.
   */
  List<String> unused(Messages messages) {
    return messages.sentences().stream().filter(text -> calls.stream().noneMatch(call -> call.asksFor(text)))
        .filter(text -> !literals.contains(text.bundle() + " " + Messages.withoutFace(text.key())))
        .map(text -> text + " is used by nobody").toList();
  }

  /** How many places ask. */
  int count() {
    return calls.size();
  }
}
