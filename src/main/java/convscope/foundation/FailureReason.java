package convscope.foundation;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why the system refused something, as a phrase for the middle of a sentence: "access denied", "no space left on the
 * disk". A failure is known by its type or by the system's words, which Java passes on in the language of the system.
 */
public enum FailureReason {
  MISSING("reason.missing", List.of(NoSuchFileException.class), "no such file", "cannot find the file",
      "cannot find the path", "그런 파일이나"),
  DENIED("reason.denied", List.of(AccessDeniedException.class), "permission denied", "access is denied",
      "operation not permitted", "허가 거부"),
  READ_ONLY("reason.read.only", List.of(ReadOnlyFileSystemException.class), "read-only", "읽기전용", "읽기 전용"),
  FULL("reason.full", List.of(), "no space left", "not enough space", "quota", "남은 공간이 없", "할당량"),
  FILE_TOO_LARGE("reason.file.too.large", List.of(), "file too large", "파일이 너무 큽니다"),
  NAME_TOO_LONG("reason.name.too.long", List.of(), "name too long", "이름이 너무"),
  NO_FOLDER("reason.no.folder", List.of(NotDirectoryException.class), "not a directory", "디렉터리가 아닙니다"),
  FOLDER("reason.folder", List.of(), "is a directory", "디렉터리입니다"),
  EXISTS("reason.exists", List.of(FileAlreadyExistsException.class), "file exists", "파일이 있습니다"),
  NOT_EMPTY("reason.not.empty", List.of(DirectoryNotEmptyException.class), "directory not empty"),
  LOOP("reason.loop", List.of(FileSystemLoopException.class), "levels of symbolic links", "기호 연결"),
  IN_USE("reason.in.use", List.of(), "being used by another process"),
  TOO_MANY_OPEN("reason.too.many.open", List.of(), "too many open files", "열린 파일이 너무"),
  DEVICE_ERROR("reason.device", List.of(), "input/output error", "입력/출력 오류"),
  CUT_SHORT("reason.cut.short", List.of(EOFException.class)),
  ENCODING("reason.encoding", List.of(CharacterCodingException.class)),
  INTERRUPTED("reason.interrupted", List.of(ClosedByInterruptException.class)),
  RESET("reason.reset", List.of(), "connection reset", "broken pipe", "연결을 끊음"),
  // Refused, unknown or late connections are told by their words first: Java has one type for several of them.
  TIMED_OUT("reason.timed.out", List.of(HttpTimeoutException.class, SocketTimeoutException.class), "timed out",
      "시간 초과"),
  UNKNOWN_HOST("reason.unknown.host", List.of(UnknownHostException.class)),
  REFUSED("reason.refused", List.of(ConnectException.class), "connection refused", "연결이 거부");

  private final String key;
  private final List<Class<? extends Exception>> types;
  private final List<String> words;

  FailureReason(String key, List<Class<? extends Exception>> types, String... words) {
    this.key = key;
    this.types = types;
    this.words = List.of(words);
  }

  /** Why {@code failure} happened: a known reason of it or of what caused it, and otherwise its own words, quoted. */
  public static Sentence of(Throwable failure) {
    return known(failure).map(reason -> Sentence.of(FailureReason.class, reason.key))
        .orElseGet(() -> Sentence.of(FailureReason.class, "reason.quoted", quoted(failure)));
  }

  /** The problem of {@code file}, which could not be read. */
  public static Problem cannotRead(Path file, IOException failure) {
    return Problem.because(failure, FailureReason.class, "read.file", file.toString(), of(failure));
  }

  /** The problem of {@code folder}, of which the contents could not be listed. */
  public static Problem cannotList(Path folder, IOException failure) {
    return Problem.because(failure, FailureReason.class, "read.folder", folder.toString(), of(failure));
  }

  /** The reason for {@code failure}, if it is a usual one. */
  static Optional<FailureReason> known(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Throwable one = cause;
      Optional<FailureReason> known = first(reason -> reason.isSaidIn(words(one)))
          .or(() -> first(reason -> reason.types.stream().anyMatch(type -> type.isInstance(one))));
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private static Optional<FailureReason> first(Predicate<FailureReason> fits) {
    return Arrays.stream(values()).filter(fits).findFirst();
  }

  private boolean isSaidIn(String message) {
    return words.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
  }

  /** What the system said, without the paths in front: a folder may be called anything. */
  private static String words(Throwable failure) {
    String said = failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
    return said == null ? "" : said;
  }

  /** A problem's own sentence; else the words of the failure, or of the first cause that has any. */
  private static Object quoted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem) {
        return cause;
      }
      boolean itsCauses = cause.getCause() != null && words(cause).equals(cause.getCause().toString());
      if (!words(cause).isBlank() && !itsCauses) {
        return words(cause);
      }
    }
    return failure.getClass().getSimpleName();
  }
}
