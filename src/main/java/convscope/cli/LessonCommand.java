package convscope.cli;

import convscope.foundation.Language;
import convscope.foundation.SafeFile;
import convscope.lessons.Lesson;
import convscope.lessons.LessonReader;
import convscope.lessons.LessonStep;
import convscope.lessons.LessonTemplate;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope lesson}: its two commands, for those who write lessons. */
@Command(name = "lesson", mixinStandardHelpOptions = true,
    subcommands = {LessonCommand.CheckOne.class, LessonCommand.New.class})
final class LessonCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw Console.wrong(spec, "lesson.which");
  }

  /** {@code convscope lesson check}. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class CheckOne implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Override
    public Integer call() {
      Lesson lesson = LessonReader.read(file);
      long checked = lesson.steps().stream().filter(LessonStep::isChecked).count();
      Console console = Console.of(spec);
      console.print("lesson.valid", file.toString(), lesson.title(), lesson.steps().size(), checked);
      if (lesson.teacher().isEmpty()) {
        console.print("lesson.teacher");
      }
      return 0;
    }
  }

  /** {@code convscope lesson new}. */
  @Command(name = "new", mixinStandardHelpOptions = true)
  static final class New implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--force")
    private boolean force;

    @Override
    public Integer call() {
      SafeFile.checkTarget(file, force);
      Language language = Console.of(spec).language();
      SafeFile.writeText(file,
          LessonTemplate.text(LessonTemplate.id(file.toAbsolutePath().getFileName().toString()), language));
      Console.of(spec).print("lesson.wrote", file.toString());
      return 0;
    }
  }
}
