package convscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the rules of the house, and tries each on a fixture that breaks it. */
class HouseTest {
  private static final JavaClasses OURS = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("convscope");
  private static final JavaClasses BAD = new ClassFileImporter().importPackages("badhouse");

  private record Rule(Function<House, ArchRule> rule, String brokenBy) {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("JavaFX only in the workbench", new Rule(House::javaFxOnlyInTheWorkbench, "badhouse.data.DrawsItself"));
    rules.put("Deeplearning4j only in its engine",
        new Rule(House::deeplearning4jOnlyInItsEngine, "badhouse.training.KnowsArrays"));
    rules.put("nobody names an engine", new Rule(House::nobodyNamesAnEngine, "badhouse.report.NamesAnEngine"));
    rules.put("JNA only in natives", new Rule(House::jnaOnlyInNatives, "badhouse.data.CallsTheSystem"));
    rules.put("packages use only what the table says",
        new Rule(House::packagesUseOnlyWhatTheTableSays, "badhouse.model.LooksUp"));
    rules.put("packages have no cycles", new Rule(House::packagesHaveNoCycles, "badhouse.evaluation.AndBack"));
    rules.put("views do not know each other",
        new Rule(House::viewsDoNotKnowEachOther, "badhouse.workbench.train.PeeksNextDoor"));
    rules.put("only the command line prints", new Rule(House::onlyTheCommandLinePrints, "badhouse.data.Prints"));
    rules.put("threads are made in one place",
        new Rule(House::threadsAreMadeInOnePlace, "badhouse.training.MakesAThread"));
    rules.put("kinds of layers are visited",
        new Rule(House::kindsOfLayersAreVisited, "badhouse.insight.AsksForTheKind"));
    rules.put("variables are found by their role",
        new Rule(House::variablesAreFoundByTheirRole, "badhouse.export.NamesVariables"));
    rules.put("what may be null is declared", new Rule(House::whatMayBeNullIsDeclared, "badhouse.data.DrawsItself"));
    rules.put("names say what a thing is", new Rule(House::namesSayWhatAThingIs, "badhouse.foundation.ThingUtil"));
    return rules;
  }

  @TestFactory
  Stream<DynamicTest> ourHouseKeepsItsRules() {
    return rules().entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(),
        () -> one.getValue().rule().apply(new House("convscope")).check(OURS)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleCatchesItsBadFixture() {
    return rules().entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () ->
        assertThat(one.getValue().rule().apply(new House("badhouse")).evaluate(BAD).getFailureReport().toString())
            .contains(one.getValue().brokenBy())));
  }

  @Test
  void noLayerIsCastToItsKind() throws Exception {
    assertThat(new House("convscope").castsToKinds(Path.of("src/main/java"))).isEmpty();
    assertThat(new House("badhouse").castsToKinds(Path.of("src/test/java")))
        .containsExactly(Path.of("src/test/java/badhouse/insight/CastsToTheKind.java"));
  }

  @Test
  void everyPackageHasItsLineInTheTable() {
    House house = new House("convscope");
    assertThat(OURS.stream().map(JavaClass::getPackageName).distinct()).isNotEmpty().allMatch(house::knows);
  }

  @Test
  void noClassIsTooLongToReadAtOnce() throws Exception {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThan(400);
      }
    }
  }
}
