package convscope.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.SafeFolder;
import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handing in and collecting. */
class HandInTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 2, 10, 15);

  @TempDir
  private Path home;
  private Path shared;
  private ClassCollection collection;

  @BeforeEach
  void share() throws IOException {
    shared = Files.createDirectories(home.resolve("shared"));
    collection = new ClassCollection(home.resolve("collected"), home.resolve("class-folders.json"));
  }

  private Path run(String name, double precision) {
    RunFolder run = MadeRuns.trained(home.resolve("runs").resolve(name), 400, 0.1, 400);
    MadeRuns.evaluated(run, 400, precision);
    return run.path();
  }

  private Path handIn(String student, Path... runs) {
    return new HandIn(student, "It learns.\nThen it stops.", List.of(runs), false)
        .writeInto(shared, NOW, done -> true);
  }

  private List<RunSummary> collected() throws InterruptedException {
    return collection.collect().runs().stream().map(path -> RunSummary.of(path, null)).toList();
  }

  private static String sentence(Problem problem) {
    return problem.in(Language.ENGLISH, Face.WINDOW);
  }

  @Test
  void aRunComesBackWithItsStudentItsAnswersAndItsFigures() throws Exception {
    Path run = run("first", 0.625);
    new RunLabel("My best", 3).write(run);
    new Notes("a note", List.of("tag")).write(run);
    MadeRuns.saved(RunFolder.open(run), 400);
    new HandIn("  Mina\n Kim ", " Because. ", List.of(run), true).writeInto(shared, NOW, done -> true);
    collection.add(shared);
    assertThat(collected()).singleElement().satisfies(back -> {
      assertThat(back.bestPrecision()).isEqualTo(0.625);
      assertThat(back.saved()).as("figures come first, networks later").isFalse();
    });
    assertThat(collected()).singleElement().satisfies(back -> {
      assertThat(back.handedIn().student()).isEqualTo("Mina Kim");
      assertThat(back.handedIn().answers()).isEqualTo("Because.");
      assertThat(back.name()).isEqualTo("My best");
      assertThat(back.label().colour()).isEqualTo(3);
      assertThat(back.notes().text()).isEqualTo("a note");
      assertThat(back.bestPrecision()).isEqualTo(0.625);
      assertThat(back.steps()).isEqualTo(400);
      assertThat(back.saved()).isTrue();
      assertThat(back.problem()).isNull();
    });
    assertThat(RunSummary.of(run, null).handedIn().isSo()).as("the student's own run stays as it was").isFalse();
  }

  @Test
  void ofARunDeletedBeforeItsNetworksAreUnpackedNothingComesBack() throws Exception {
    Path kept = run("kept", 0.5);
    Path deleted = run("deleted", 0.25);
    MadeRuns.saved(RunFolder.open(kept), 400);
    MadeRuns.saved(RunFolder.open(deleted), 400);
    new HandIn("Mina", "", List.of(kept, deleted), true).writeInto(shared, NOW, done -> true);
    collection.add(shared);
    Path second = collection.collect().runs().get(1);
    SafeFolder.delete(second);
    assertThat(collected()).singleElement().matches(back -> back.saved() && back.bestPrecision() == 0.5);
    assertThat(second).doesNotExist();
    try (Stream<Path> all = Files.list(second.getParent())) {
      assertThat(all).as("and no mark that networks are missing").hasSize(1);
    }
  }

  @Test
  void ifOnlyTheNetworksCannotBeUnpackedTheRunsStayAndTheFileIsNamed() throws Exception {
    Path run = run("first", 0.5);
    MadeRuns.saved(RunFolder.open(run), 400);
    Path file = new HandIn("Mina", "", List.of(run), true).writeInto(shared, NOW, done -> true);
    collection.add(shared);
    assertThat(collected()).hasSize(1);
    FileTime before = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, before);
    for (int i = 0; i < 2; i++) {
      ClassCollection.Collected now = collection.collect();
      assertThat(now.runs()).hasSize(1);
      assertThat(now.problems()).singleElement().matches(one -> sentence(one).contains(file.getFileName().toString()));
    }
  }

  @Test
  void withoutNetworksNoCheckpointIsHandedIn() throws Exception {
    Path run = run("first", 0.5);
    MadeRuns.saved(RunFolder.open(run), 400);
    handIn("Mina", run);
    collection.add(shared);
    assertThat(collected()).singleElement().matches(back -> !back.saved());
  }

  @Test
  void aFileIsNamedForTheStudentAndReplacesNone() {
    Path run = run("first", 0.5);
    assertThat(handIn("김 민아/../x", run).getFileName()).hasToString("김-민아-x-2026-03-02-1015.convwork");
    assertThat(handIn("김 민아/../x", run).getFileName()).hasToString("김-민아-x-2026-03-02-1015-2.convwork");
    assertThat(handIn("CON", run).getFileName().toString()).startsWith("student-");
  }

  @Test
  void aCanceledHandInLeavesNothing() throws IOException {
    HandIn work = new HandIn("Mina", "", List.of(run("first", 0.5)), false);
    assertThatThrownBy(() -> work.writeInto(shared, NOW, done -> done < 0.6)).isInstanceOf(CancellationException.class);
    try (Stream<Path> left = Files.list(shared)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aHandInNeedsANameAndARun() {
    assertThatThrownBy(() -> new HandIn(" ", "", List.of(home), false)).hasMessageContaining("name");
    assertThatThrownBy(() -> new HandIn("Mina", "", List.of(), false)).hasMessageContaining("run");
  }

  @Test
  void damagedTruncatedAndForeignFilesAreNamedAndHarmNothing() throws Exception {
    Path run = run("first", 0.5);
    handIn("Good", run);
    byte[] bytes = Files.readAllBytes(handIn("Cut", run));
    Files.write(shared.resolve("cut.convwork"), Arrays.copyOf(bytes, bytes.length / 2));
    byte[] flipped = bytes.clone();
    flipped[bytes.length / 2] ^= 0x10;
    Files.write(shared.resolve("flipped.convwork"), flipped);
    Files.writeString(shared.resolve("text.convwork"), "no zip");
    Files.createFile(shared.resolve("empty.convwork"));
    Files.createDirectory(shared.resolve("folder.convwork"));
    collection.add(shared);
    ClassCollection.Collected now = collection.collect();
    assertThat(now.runs()).hasSize(2);
    assertThat(now.problems()).hasSize(4);
    for (String name : List.of("cut", "flipped", "text", "empty")) {
      assertThat(now.problems()).filteredOn(one -> sentence(one).contains(name + ".convwork")).hasSize(1);
    }
    assertThat(left(home.resolve("collected"))).as("nothing of the damaged ones").hasSize(2);
    assertThat(collection.collect().problems()).as("they are not read again").isEqualTo(now.problems());
  }

  private static List<Path> left(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** A file with {@code json} as its manifest, and one part called {@code name} that contains {@code content}. */
  private Path forged(String name, String json, String content) throws IOException {
    Path file = shared.resolve("forged.convwork");
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(json.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String manifest(int format, String kind, String part, long bytes) {
    return """
        {"format": %d, "kind": "%s", "created": "2026-03-02T10:15", "program": "1",
         "about": {"student": "Eve", "answers": "", "runs": [{"folder": "01", "name": "x"}]},
         "parts": [{"name": "%s", "bytes": %d,
         "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]}
        """.formatted(format, kind, part, bytes);
  }

  private void assertRefused(String part, String json, String content, String said) throws Exception {
    Path file = forged(part, json, content);
    assertThatThrownBy(() -> new HandInFile(file).unpack(home.resolve("collected/x"), done -> true))
        .isInstanceOfSatisfying(Problem.class,
            why -> assertThat(sentence(why)).contains(said).contains(file.toString()));
    assertThat(home.resolve("collected/x")).doesNotExist();
    assertThat(home.resolve("outside")).doesNotExist();
    if (Files.exists(home.resolve("collected"))) {
      assertThat(left(home.resolve("collected"))).isEmpty();
    }
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() throws Exception {
    List<String> names = new ArrayList<>(List.of("../outside", "/outside", "01/../../outside", "C:/outside", "01//x",
        ".hidden", "01/con", "NUL.csv", "01/x.", "01/"));
    for (String name : names) {
      assertRefused(name, manifest(1, "work", name, 3), "abc", "not allowed");
    }
    assertRefused("01\\\\..\\\\outside", manifest(1, "work", "01\\\\..\\\\outside", 3), "abc", "not allowed");
  }

  @Test
  void aPartMustBeTheOneOfTheManifest() throws Exception {
    assertRefused("../outside", manifest(1, "work", "01/manifest.json", 3), "abc", "01/manifest.json");
    assertRefused("01/manifest.json", manifest(1, "work", "01/manifest.json", 3), "abd", "not as it was written");
    assertRefused("01/manifest.json", manifest(1, "work", "01/manifest.json", 2), "abc", "not as it was written");
    assertRefused("01/manifest.json", manifest(1, "work", "01/manifest.json", 4), "abc", "not as it was written");
    assertRefused("01/manifest.json", manifest(1, "work", "01/manifest.json", 1L << 40), "abc",
        "not as it was written");
    assertRefused("01/x", manifest(1, "work", "01/x", 3), "abc", "no manifest.json");
  }

  @Test
  void anotherVersionAndAnotherKindAreNamed() throws Exception {
    assertRefused("01/x", manifest(2, "work", "01/x", 3), "abc", "newer version");
    assertRefused("01/x", manifest(1, "kit", "01/x", 3), "abc", "not a hand-in");
    assertRefused("01/x", "[]", "abc", "not a hand-in");
    assertRefused("01/x", "{", "abc", "list of contents");
  }

  @Test
  void filesThatArriveLaterAreFoundAlsoInSubfolders() throws Exception {
    collection.add(shared);
    assertThat(collected()).isEmpty();
    Path file = handIn("Mina", run("first", 0.5));
    Path folder = Files.createDirectories(shared.resolve("Kim_123/task"));
    Files.move(file, folder.resolve("work.convwork"));
    assertThat(collected()).singleElement().matches(run -> run.handedIn().student().equals("Mina"));
  }

  @Test
  void aForgottenPlaceIsNoLongerListedAndItsFilesStay() throws Exception {
    Path file = handIn("Mina", run("first", 0.5));
    Path other = handIn("Jun", run("second", 0.5));
    Files.move(other, home.resolve("jun.convwork"));
    collection.add(shared);
    collection.add(home.resolve("jun.convwork"));
    assertThat(collected()).hasSize(2);
    collection.forget(shared);
    assertThat(collected()).singleElement().matches(run -> run.handedIn().student().equals("Jun"));
    assertThat(left(home.resolve("collected"))).hasSize(1);
    assertThat(file).exists();
  }

  @Test
  void aPlaceThatIsGoneIsNamed() throws Exception {
    collection.add(home.resolve("unplugged"));
    assertThat(collection.collect().problems()).singleElement()
        .satisfies(why -> assertThat(sentence(why)).contains("unplugged"));
  }

  @Test
  void everyStudentCountsOnceInTheFiguresOfAClass() throws Exception {
    Path bad = run("bad", 0.3);
    Path good = run("good", 0.7);
    handIn("Mina", bad, good);
    handIn("Jun", bad);
    handIn("Sora", run("middle", 0.5));
    handIn("Leo", MadeRuns.begun(home.resolve("runs/none"), 100, 0.1).path());
    collection.add(shared);
    List<RunSummary> all = new ArrayList<>(collected());
    all.add(RunSummary.of(run("own", 0.9), null));
    ClassFigures figures = ClassFigures.of(all);
    assertThat(figures.students()).isEqualTo(4);
    assertThat(figures.runs()).isEqualTo(5);
    assertThat(figures.evaluated()).isEqualTo(3);
    assertThat(figures.median()).isEqualTo(0.5);
    assertThat(figures.best()).isEqualTo(0.7);
    assertThat(figures.bestRun().orElseThrow().handedIn().student()).isEqualTo("Mina");
    assertThat(ClassFigures.of(List.of()).median()).isNaN();
  }

  @Test
  void aClassOfThirtyWithADamagedFileIsCollected() throws Exception {
    Path run = run("first", 0.5);
    for (int i = 0; i < 30; i++) {
      handIn("Student " + i, run);
    }
    Path damaged = shared.resolve("Student-7-2026-03-02-1015.convwork");
    Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 900));
    collection.add(shared);
    ClassCollection.Collected now = collection.collect();
    assertThat(now.runs()).hasSize(29);
    assertThat(now.problems()).singleElement().satisfies(why -> assertThat(sentence(why)).contains("Student-7"));
  }
}
