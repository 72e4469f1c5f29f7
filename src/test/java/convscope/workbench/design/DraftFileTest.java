package convscope.workbench.design;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.MaxPool;
import convscope.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
class DraftFileTest {
  @TempDir
  private Path folder;

  @Test
  void anImpossibleDesignIsReadAsItWasWritten() throws IOException {
    DraftFile file = new DraftFile(folder.resolve("not-yet").resolve("design.json"));
    assertThat(file.read()).isEmpty();
    NetworkDesign design = new NetworkDesign("", Network.CROP, List.of(new MaxPool("pool", 2, 9), new MaxPool("pool", 0, 0)));
    file.write(design);
    assertThat(file.read()).contains(design);
  }

  @Test
  void aDamagedFileIsKeptUnderAnotherName() throws IOException {
    Path path = folder.resolve("design.json");
    DraftFile file = new DraftFile(path);
    for (String broken : List.of("{", "once more")) {
      Files.writeString(path, broken);
      assertThat(file.read()).isEmpty();
      assertThat(path).doesNotExist();
    }
    assertThat(folder.resolve("design.json.damaged")).hasContent("{");
    assertThat(folder.resolve("design.json.damaged-2")).hasContent("once more");
  }
}
