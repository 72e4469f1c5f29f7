package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(Csv.cell("")).isEmpty();
    assertThat(Csv.cell("deer")).isEqualTo("deer");
    assertThat(Csv.cell("사슴")).isEqualTo("사슴");
    assertThat(Csv.cell("-0.5")).isEqualTo("-0.5");
  }

  @Test
  void anyWordsComeBackFromAReader() throws Exception {
    List<String> words = List.of("one, two", "say \"so\"", "two\nlines", "a\r\nb", "#first", " spaced ", "=1+1", "");
    String line = String.join(",", words.stream().map(Csv::cell).toList());
    CSVRecord record = CSVFormat.RFC4180.parse(new StringReader(line + "\r\n")).getRecords().get(0);
    assertThat(record.toList()).isEqualTo(words);
  }
}
