package convscope.cli;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The console in one language: all texts for people are formatted here. Output for programs, and the tutorial's own
 * lines, are English in any language. Any thread.
 */
record Console(Language language) {
  /** For output that programs read. */
  static final Console ENGLISH = new Console(Language.ENGLISH);

  private static final String TEXTS = Console.class.getPackageName() + ".texts";

  /** The console of the program that {@code command} belongs to; an English one for a separate command. */
  static Console of(CommandSpec command) {
    return command.root().userObject() instanceof CommandLineFace face ? face.console() : ENGLISH;
  }

  /** The text {@code key} of this package's {@code texts.properties}. */
  String text(String key, Object... values) {
    return new Sentence(TEXTS, key, List.of(values)).in(language, Face.CONSOLE);
  }

  /** {@code sentence} in this language. */
  String text(Sentence sentence) {
    return sentence.in(language, Face.CONSOLE);
  }

  /** {@code problem} in this language. */
  String text(Problem problem) {
    return problem.in(language, Face.CONSOLE);
  }

  /** Prints the text {@code key}. */
  void print(String key, Object... values) {
    System.out.println(text(key, values));
  }

  /** Prints {@code problem} on standard error. */
  void tell(Problem problem) {
    System.err.println(text(problem));
  }

  /** The usage error of {@code command}: {@code key} of this package's {@code problems.properties}. */
  static ParameterException wrong(CommandSpec command, String key, Object... values) {
    Problem problem = Problem.of(Console.class, key, values);
    return new ParameterException(command.commandLine(), of(command).text(problem), problem);
  }
}
