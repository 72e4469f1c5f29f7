package convscope.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import convscope.model.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house below some root package, each with what to do about a breach. */
record House(String root) {
  /** Which of our own packages each package may use, besides itself. */
  private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
      Map.entry("foundation", List.of()),
      Map.entry("natives", List.of("foundation")),
      Map.entry("web", List.of("foundation")),
      Map.entry("data", List.of("foundation", "pictures", "web", "data.pickle")),
      Map.entry("data.pickle", List.of("foundation")),
      Map.entry("model", List.of("foundation")),
      Map.entry("engine", List.of("foundation", "model")),
      Map.entry("engine.dl4j", List.of("foundation", "model", "engine", "natives", "engine.dl4j.kernel",
          "engine.dl4j.loops", "engine.dl4j.nd4j", "engine.dl4j.onednn")),
      Map.entry("engine.gpu", List.of("foundation", "model", "engine", "engine.gpu.card", "engine.gpu.opencl",
          "engine.gpu.cuda", "engine.gpu.find")),
      Map.entry("engine.gpu.card", List.of("foundation")),
      Map.entry("engine.gpu.opencl", List.of("foundation", "engine.gpu.card")),
      Map.entry("engine.gpu.cuda", List.of("foundation", "engine.gpu.card")),
      Map.entry("engine.gpu.find", List.of("foundation", "engine")),
      Map.entry("engine.dl4j.kernel", List.of("foundation", "model")),
      Map.entry("engine.dl4j.loops", List.of("foundation", "model", "natives", "engine.dl4j.kernel")),
      Map.entry("engine.dl4j.nd4j", List.of("foundation", "model", "engine.dl4j.kernel")),
      Map.entry("engine.dl4j.onednn", List.of("foundation", "model", "engine.dl4j.kernel", "engine.dl4j.loops")),
      Map.entry("runs", List.of("foundation", "model")),
      Map.entry("summaries", List.of("foundation")),
      Map.entry("training", List.of("foundation", "data", "model", "engine", "evaluation", "runs", "summaries")),
      Map.entry("evaluation", List.of("foundation", "data", "engine")),
      Map.entry("pictures", List.of("foundation")),
      Map.entry("insight", List.of("foundation", "data", "model", "engine", "pictures")),
      Map.entry("export", List.of("foundation", "data", "model", "engine", "runs", "training")),
      Map.entry("cli",
      List.of("foundation", "natives", "data", "model", "engine", "runs", "training", "evaluation", "insight",
          "pictures", "export", "report", "lessons", "classroom")),
      Map.entry("lessons", List.of("foundation", "runs", "training")),
      Map.entry("library", List.of("foundation", "runs")),
      Map.entry("classroom", List.of("foundation", "data", "model", "runs", "training", "lessons", "library")),
      Map.entry("report", List.of("foundation", "data", "model", "engine", "evaluation", "runs", "training", "insight",
          "library", "lessons")),
      Map.entry("workbench.fx", List.of("foundation")),
      Map.entry("workbench.control", List.of("foundation", "data", "workbench.fx")),
      Map.entry("workbench.images", List.of("foundation", "data", "pictures", "web", "workbench.fx")),
      Map.entry("workbench.plot", List.of("foundation", "workbench.fx", "workbench.control")),
      Map.entry("workbench.session", List.of("foundation", "data", "model", "engine", "runs", "training", "evaluation",
          "library", "export", "classroom", "workbench.fx")),
      Map.entry("workbench.data", List.of("foundation", "lessons", "data", "workbench.fx", "workbench.control",
          "workbench.session")),
      Map.entry("workbench.train", List.of("foundation", "data", "model", "engine", "runs", "training", "evaluation",
          "insight", "library", "report", "workbench.fx", "workbench.control", "workbench.plot", "workbench.session")),
      Map.entry("workbench.classify", List.of("foundation", "lessons", "data", "model", "engine", "insight", "pictures",
          "workbench.fx", "workbench.control", "workbench.images", "workbench.session")),
      Map.entry("workbench.ownclasses", List.of("foundation", "data", "model", "engine", "insight", "pictures",
          "evaluation", "runs", "training", "workbench.fx", "workbench.control", "workbench.images",
          "workbench.session")),
      Map.entry("workbench.design", List.of("foundation", "data", "model", "engine", "insight", "runs", "training",
          "workbench.fx", "workbench.control", "workbench.session")),
      Map.entry("workbench.inspect", List.of("foundation", "lessons", "data", "model", "engine", "insight", "summaries",
          "workbench.fx", "workbench.control", "workbench.session")),
      Map.entry("workbench.evaluate", List.of("foundation", "lessons", "data", "model", "engine", "evaluation", "runs",
          "training", "library", "workbench.fx", "workbench.control", "workbench.plot", "workbench.session")),
      Map.entry("workbench.runs", List.of("foundation", "lessons", "data", "engine", "runs", "training", "library",
          "classroom", "report", "workbench.fx", "workbench.control", "workbench.plot", "workbench.session")),
      Map.entry("workbench.devices", List.of("foundation", "model", "engine", "runs", "training", "workbench.fx",
          "workbench.control", "workbench.session")),
      Map.entry("workbench.lessons", List.of("foundation", "engine", "runs", "training", "lessons", "report",
          "workbench.fx", "workbench.session")),
      Map.entry("workbench.shell", List.of("foundation", "data", "model", "engine", "runs", "training", "workbench.fx",
          "workbench.control", "workbench.session")));

  /** The names of the layers' classes, and of what several kinds have in common. */
  private static final Set<String> KINDS = kinds(Layer.class).map(Class::getName).collect(Collectors.toSet());

  private static Stream<Class<?>> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? Stream.concat(Stream.of(kind), kinds(kind)) : Stream.of(kind));
  }

  ArchRule javaFxOnlyInTheWorkbench() {
    // The root package puts the window together, and holds nothing else.
    return noClasses().that().resideInAPackage(root + ".*..").and().resideOutsideOfPackage(root + ".workbench..")
        .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..")
        .because("the core runs without a window: let it hand out plain data and draw under workbench");
  }

  ArchRule deeplearning4jOnlyInItsEngine() {
    return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".engine.dl4j..")
        .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .because("everybody else speaks in Java arrays through the interfaces of engine: add a method there");
  }

  ArchRule nobodyNamesAnEngine() {
    // The table cannot say it of the root package, which puts everything together.
    return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".engine.*..")
        .should().dependOnClassesThat().resideInAPackage(root + ".engine.*..")
        .because("engines are found by ServiceLoader: ask engine.Engines, and let the interface say what is wanted");
  }

  ArchRule jnaOnlyInNatives() {
    return noClasses().that().resideInAPackage(root + "..")
        .and().resideOutsideOfPackages(root + ".natives..", root + ".engine.gpu..")
        .should().dependOnClassesThat().resideInAPackage("com.sun.jna..")
        .because("only natives talks to the system below Java, and engine.gpu to the drivers of graphics cards");
  }

  ArchRule packagesUseOnlyWhatTheTableSays() {
    CompositeArchRule all = null;
    for (Map.Entry<String, List<String>> line : MAY_USE.entrySet()) {
      String own = root + "." + line.getKey();
      List<String> allowed = new ArrayList<>(List.of(own));
      line.getValue().forEach(name -> allowed.add(root + "." + name));
      DescribedPredicate<JavaClass> forbidden = resideInAPackage(root + "..")
          .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new))))
          .as("other packages of the house than " + line.getValue());
      ArchRule rule = noClasses().that().resideInAPackage(own).should().dependOnClassesThat(forbidden)
          .because("dependencies flow one way: move the class, or hand the value in").allowEmptyShould(true);
      all = all == null ? CompositeArchRule.of(rule) : all.and(rule);
    }
    return all;
  }

  /** Whether the table has a line for {@code packageName}. */
  boolean knows(String packageName) {
    return packageName.equals(root) || MAY_USE.containsKey(packageName.substring(root.length() + 1));
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles()
        .because("two packages that need each other are one: find the third that both need");
  }

  ArchRule viewsDoNotKnowEachOther() {
    return slices()
        .matching(root + ".workbench.(data|train|inspect|evaluate|classify|ownclasses|design|runs|devices)..").should()
        .notDependOnEachOther().because("views meet in the shell or in the core only").allowEmptyShould(true);
  }

  ArchRule onlyTheCommandLinePrints() {
    return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".cli..")
        .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
        .because("the core tells its listeners, or the log");
  }

  ArchRule threadsAreMadeInOnePlace() {
    return noClasses().that().resideInAPackage(root + "..").and()
        .doNotHaveFullyQualifiedName(root + ".foundation.Threads")
        .should().callConstructorWhere(target(owner(equivalentTo(Thread.class))))
        .because("foundation.Threads gives every thread a name and a handler");
  }

  ArchRule kindsOfLayersAreVisited() {
    return classes().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".model..")
        .should(new ArchCondition<>("not ask for the class of a layer") {
          @Override
          public void check(JavaClass one, ConditionEvents events) {
            one.getInstanceofChecks().stream().filter(check -> KINDS.contains(check.getRawType().getName()))
                .forEach(check -> events.add(SimpleConditionEvent.violated(one,
                    one.getName() + " asks whether something is a " + check.getRawType().getSimpleName())));
          }
        }).because("a new kind must not compile until it is handled everywhere: ask the layer, or visit it");
  }

  /** Sources where a layer is cast to its kind, of those below {@code sources} outside the model. */
  List<Path> castsToKinds(Path sources) throws IOException {
    String kinds =
        KINDS.stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).collect(Collectors.joining("|"));
    Pattern cast = Pattern.compile("\\((" + kinds + ")\\)\\s*[\\w(]");
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources.resolve(root))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (!file.startsWith(sources.resolve(root).resolve("model")) && cast.matcher(Files.readString(file)).find()) {
          found.add(file);
        }
      }
    }
    return found;
  }

  ArchRule variablesAreFoundByTheirRole() {
    return classes().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".model..")
        .should(new ArchCondition<>("not put names of variables together") {
          @Override
          public void check(JavaClass one, ConditionEvents events) {
            ClassFile.strings(one).stream().filter(text -> text.endsWith("/weights") || text.endsWith("/biases"))
                .forEach(text -> events.add(SimpleConditionEvent.violated(one, one.getName() + " holds " + text)));
          }
        }).because("the model names its variables: ask a layer for its parameter of a role");
  }

  /** The window's packages join one by one; the entry lies beside them. */
  ArchRule whatMayBeNullIsDeclared() {
    return classes().that().resideInAPackage(root + "..").and().resideOutsideOfPackages(root, root + ".workbench..")
        .should(new ArchCondition<>("be in a package that is @NullMarked") {
          @Override
          public void check(JavaClass one, ConditionEvents events) {
            events.add(new SimpleConditionEvent(one, one.getPackage().isAnnotatedWith(NullMarked.class),
                one.getFullName() + " is in a package that is not @NullMarked"));
          }
        }).because("NullAway checks only such packages: annotate package-info.java, and declare what may be @Nullable");
  }

  ArchRule namesSayWhatAThingIs() {
    return noClasses().that().resideInAPackage(root + "..").should()
        .haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
        .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
        .orShould().haveSimpleNameEndingWith("Impl")
        .because("a name that fits anything says nothing: name it for its one job");
  }
}
