package convscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import convscope.foundation.Problem;
import convscope.insight.Classification;
import java.io.PrintStream;

/** Answers as JSON objects, one per line, in ASCII, also for files that could not be read. */
final class JsonAnswers extends Answers {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  JsonAnswers(PrintStream out, Console console) {
    super(out, console);
  }

  @Override
  String line(Classification answer) {
    ObjectNode line = MAPPER.createObjectNode().put("file", answer.picture().name())
        .put("width", answer.picture().originalWidth()).put("height", answer.picture().originalHeight())
        .put("incomplete", answer.picture().incomplete()).put("top", answer.top().className());
    ObjectNode probabilities = line.putObject("probabilities");
    for (int label = 0; label < answer.probabilities().length; label++) {
      probabilities.put(answer.classNames().get(label), answer.probabilities()[label]);
    }
    return text(line);
  }

  @Override
  void failed(String file, Problem problem) {
    super.failed(file, problem);
    print(text(MAPPER.createObjectNode().put("file", file).put("error", problem.getMessage())));
  }

  private static String text(ObjectNode line) {
    try {
      return MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
