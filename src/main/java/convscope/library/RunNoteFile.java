package convscope.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * Something small that a user notes about a run, as a JSON file in the run's folder. Any thread that may wait.
 *
 * @param name of the file
 * @param none what there is without a file; it is not written
 * @param wrong the failure for a file, named second, that is not such a record
 */
record RunNoteFile<T>(String name, Class<T> type, T none, BiFunction<JsonProcessingException, Path, Problem> wrong) {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  /**
   * What is noted in the folder {@code run}.
   *
   * @throws Problem if it cannot be read
   */
  T read(Path run) {
    Path file = run.resolve(name);
    try {
      return MAPPER.readValue(TextFile.read(file), type);
    } catch (NoSuchFileException absent) {
      return none;
    } catch (JsonProcessingException damaged) {
      throw wrong.apply(damaged, file);
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  /**
   * Notes {@code value} in the folder {@code run}.
   *
   * @throws Problem if it cannot be written
   */
  void write(Path run, T value) {
    Path file = run.resolve(name);
    try {
      if (value.equals(none)) {
        Files.deleteIfExists(file);
      } else {
        SafeFile.writeText(file, text(value));
      }
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }

  /**
   * Notes {@code value} in the folder {@code run} of a copy that can be made again, and that nobody else sees yet: it
   * is not forced to the disk, which takes longer than all else where many are made at once.
   *
   * @throws Problem if it cannot be written
   */
  void put(Path run, T value) {
    Path file = run.resolve(name);
    try {
      Files.writeString(file, text(value));
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }

  private String text(T value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
