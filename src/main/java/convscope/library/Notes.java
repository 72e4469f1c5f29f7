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
import java.util.Arrays;
import java.util.List;

/**
 * A user's notes about a run: {@code notes.json} in its folder, a separate file so that the run's manifest is never
 * modified.
 *
 * @param text in any number of lines
 * @param tags each once, in the order given, without spaces around
 */
public record Notes(String text, List<String> tags) {
  /** Empty notes. */
  public static final Notes NONE = new Notes("", List.of());

  static final String FILE = "notes.json";
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  public Notes {
    tags = tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  /** Notes with the tags that {@code typed} names, separated by commas. */
  public static Notes typed(String text, String typed) {
    return new Notes(text, Arrays.asList(typed.split(",")));
  }

  /** The tags, separated by commas. */
  public String tagLine() {
    return String.join(", ", tags);
  }

  /**
   * The notes of the run in {@code run}; {@link #NONE} if there are none.
   *
   * @throws Problem if there are, but cannot be read
   */
  public static Notes of(Path run) {
    Path file = run.resolve(FILE);
    try {
      return MAPPER.readValue(TextFile.read(file), Notes.class);
    } catch (NoSuchFileException none) {
      return NONE;
    } catch (JsonProcessingException wrong) {
      throw Problem.because(wrong, Notes.class, "notes.wrong", file.toString(), wrong.getOriginalMessage());
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  /** Writes these into the run's folder {@code run}; empty notes have no file. */
  public void write(Path run) {
    Path file = run.resolve(FILE);
    try {
      if (equals(NONE)) {
        Files.deleteIfExists(file);
      } else {
        SafeFile.writeText(file, MAPPER.writeValueAsString(this) + "\n");
      }
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }
}
