package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.spoken.Spoken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {
  @TempDir
  private Path folder;

  private static String english(Throwable failure) {
    return FailureReason.of(failure).in(Language.ENGLISH, Face.CONSOLE);
  }

  private static String korean(Throwable failure) {
    return FailureReason.of(failure).in(Language.KOREAN, Face.WINDOW);
  }

  static Stream<Arguments> usual() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/a"), "no such file or folder"),
        Arguments.of(new FileNotFoundException("/quota/a (Permission denied)"), "access denied"),
        Arguments.of(new AccessDeniedException("/a"), "access denied"),
        Arguments.of(new FileSystemException("/a", null, "Read-only file system"), "read-only"),
        Arguments.of(new ReadOnlyFileSystemException(), "read-only"),
        Arguments.of(new IOException("No space left on device"), "no space left on the disk"),
        Arguments.of(new FileSystemException("/a", null, "Disk quota exceeded"), "no space left on the disk"),
        Arguments.of(new FileSystemException("/a", null, "File name too long"), "the name is too long"),
        Arguments.of(new FileSystemException("/a", null, "Not a directory"), "not a folder"),
        Arguments.of(new IOException("Is a directory"), "it is a folder"),
        Arguments.of(new MalformedInputException(1), "the text is not valid UTF-8"),
        Arguments.of(new IOException("Connection reset by peer"), "the connection was lost"),
        Arguments.of(new ConnectException("Connection timed out"), "no response in time"),
        Arguments.of(new HttpConnectTimeoutException("HTTP connect timed out"), "no response in time"),
        Arguments.of(new HttpTimeoutException(null), "no response in time"),
        Arguments.of(new ConnectException(), "the connection was refused"),
        Arguments.of(new UnknownHostException("nowhere.example"), "the server's name cannot be found"),
        // What the system says where its language is Korean.
        Arguments.of(new IOException("장치에 남은 공간이 없음"), "no space left on the disk"),
        Arguments.of(new FileSystemException("/a", null, "읽기전용 파일 시스템"), "read-only"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("usual")
  void commonFailuresAreExplainedInBothLanguages(Exception failure, String words) {
    assertThat(english(failure)).isEqualTo(words);
    assertThat(korean(failure)).isNotEmpty().doesNotMatch(".*[a-z]{5}.*");
  }

  @Test
  void theReasonIsFoundInWrappedExceptions() {
    assertThat(english(new UncheckedIOException(new AccessDeniedException("/a")))).isEqualTo("access denied");
    assertThat(english(new IOException("decoding failed", new IOException("No space left on device"))))
        .isEqualTo("no space left on the disk");
  }

  @Test
  void unknownReasonsAreQuoted() {
    assertThat(english(new IOException("bad magic number"))).isEqualTo("bad magic number").isEqualTo(korean(
        new UncheckedIOException(new IOException("bad magic number"))));
    assertThat(english(new IOException())).isEqualTo("IOException");
    assertThat(english(new FileSystemException("/secret/place", null, "Odd thing"))).isEqualTo("Odd thing");
  }

  @Test
  void aCauseThatIsAProblemIsReportedInTheReadersLanguage() {
    Exception failure = new IOException(Problem.of(Spoken.class, "lost", "a.bin", 7));
    assertThat(korean(failure)).contains("없어졌습니다");
  }

  @Test
  void pathNamesAreNotMistakenForReasons() throws IOException {
    Path place = folder.resolve("no space left");
    Path file = Files.createDirectory(place).resolve("a/b");
    assertThat(SafeFile.cannotWrite(file, new FileSystemException(file.toString(), null, "Odd thing")))
        .hasMessage("Cannot write " + file + ": Odd thing; check the disk and try again.");
  }

  @Test
  void anUnreadableFileIsReportedWithTheReason() {
    Path file = folder.resolve("a.bin");
    Problem problem = FailureReason.cannotRead(file, new AccessDeniedException(file.toString()));
    assertThat(problem).hasMessageStartingWith("Cannot read the file " + file + ": access denied.")
        .hasCauseInstanceOf(AccessDeniedException.class);
    assertThat(problem.in(Language.KOREAN, Face.WINDOW)).startsWith(file + " 파일을 읽을 수 없습니다(접근 권한 없음).");
  }
}
