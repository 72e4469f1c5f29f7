package convscope.cli;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.lessons.LayerNames;
import convscope.lessons.Lesson;
import convscope.lessons.LessonImages;
import convscope.lessons.LessonPairs;
import convscope.lessons.LessonReader;
import convscope.lessons.LessonStep;
import convscope.lessons.LessonTemplate;
import convscope.lessons.Lessons;
import convscope.model.InitializerEdition;
import convscope.model.Layer;
import convscope.model.Presets;
import convscope.report.LessonSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope lesson}: its commands, for those who write lessons and those who teach with them. */
@Command(name = "lesson", mixinStandardHelpOptions = true,
    subcommands = {LessonCommand.CheckFiles.class, LessonCommand.New.class, LessonCommand.Sheet.class})
final class LessonCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw Console.wrong(spec, "lesson.which");
  }

  /** {@code convscope lesson check}. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class CheckFiles implements Callable<Integer> {
    private static final int ANY_CLASSES = 10;
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file", arity = "1..*")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
      Console console = Console.of(spec);
      boolean allValid = true;
      for (Path file : files) {
        allValid &= isValid(file, console);
      }
      new LessonPairs(files).remarks().forEach(remark -> System.out.println(console.text(remark)));
      return allValid ? 0 : 1;
    }

    private static boolean isValid(Path file, Console console) {
      try {
        Lesson lesson = LessonReader.read(file);
        List<Problem> images = LessonImages.problems(lesson, file.getFileName().toString());
        images.forEach(console::tell);
        if (images.isEmpty()) {
          long checked = lesson.steps().stream().filter(LessonStep::isChecked).count();
          console.print("lesson.valid", file.toString(), lesson.title(), lesson.steps().size(), checked);
          LayerNames.remarks(lesson, file.getFileName().toString(), builtInLayers())
              .forEach(remark -> System.out.println(console.text(remark)));
          if (lesson.teacher().isEmpty()) {
            console.print("lesson.teacher");
          }
        }
        return images.isEmpty();
      } catch (Problem wrong) {
        console.tell(wrong);
        return false;
      }
    }

    private static Set<String> builtInLayers() {
      return Presets.NAMES.stream().map(name -> Presets.named(name, InitializerEdition.FROM_2017, ANY_CLASSES))
          .flatMap(network -> network.layers().stream()).map(Layer::name)
          .collect(Collectors.toCollection(LinkedHashSet::new));
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

  /** {@code convscope lesson sheet}. */
  @Command(name = "sheet", mixinStandardHelpOptions = true)
  static final class Sheet implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LESSON", descriptionKey = "lesson", arity = "0..*")
    private List<String> wanted = List.of();

    @Option(names = "--all")
    private boolean all;

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", defaultValue = ".", showDefaultValue = Visibility.NEVER)
    private Path folder;

    @Option(names = "--without-teacher")
    private boolean withoutTeacher;

    @Option(names = "--force")
    private boolean force;

    @Override
    public Integer call() {
      if (all != wanted.isEmpty()) {
        throw Console.wrong(spec, "lesson.sheet.which");
      }
      Console console = Console.of(spec);
      List<Lesson> lessons = all ? Lessons.builtIn(console.language())
          : wanted.stream().map(name -> lesson(name, console.language())).toList();
      try {
        Files.createDirectories(folder);
      } catch (IOException unable) {
        throw SafeFile.cannotWrite(folder, unable);
      }
      for (Lesson lesson : lessons) {
        Language language = lesson.language() == null ? console.language() : lesson.language();
        LessonSheet sheet = new LessonSheet(lesson, language);
        Path file = folder.resolve(sheet.fileName());
        SafeFile.checkTarget(file, force);
        sheet.write(file, !withoutTeacher);
        console.print("lesson.sheet.wrote", file.toString());
      }
      return 0;
    }

    private static Lesson lesson(String name, Language language) {
      return Lessons.isBuiltIn(name) ? Lessons.builtIn(name, language) : LessonReader.read(Path.of(name));
    }
  }
}
