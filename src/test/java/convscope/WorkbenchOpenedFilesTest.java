package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window as a file manager opens it, with a picture and a network. */
class WorkbenchOpenedFilesTest extends WindowTest {
  @TempDir
  private Path folder;

  @Override
  String[] arguments() throws Exception {
    File picture = folder.resolve("고양이 한 마리.png").toFile();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", picture);
    Path network = folder.resolve("step-00000007.safetensors");
    try (InputStream builtIn = Workbench.class.getResourceAsStream("/convscope/models/tutorial.safetensors")) {
      Files.copy(builtIn, network);
    }
    return new String[] {picture.getPath(), network.toString()};
  }

  @Test
  void theWindowOpensInClassifyWithThePictureClassifiedByTheNetwork() {
    eventually(() -> words("#classify-model").contains("step-00000007"));
    TableView<?> table = find("#classify-table");
    eventually(() -> table.getItems().size() == 1
        && !String.valueOf(table.getColumns().get(1).getCellData(0)).equals("…"));

    assertThat(table.getColumns().get(0).getCellData(0)).asString().contains("고양이 한 마리.png");
  }
}
