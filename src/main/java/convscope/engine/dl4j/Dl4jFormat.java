package convscope.engine.dl4j;

import convscope.engine.NetworkFormat;
import convscope.model.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The zip that Deeplearning4j restores: a network of its own layers, which takes whitened crops
 * {@code [batch, channels, height, width]} and gives probabilities {@code [batch, classes]}. Texts are entries of their
 * own, which it does not look at.
 */
public final class Dl4jFormat implements NetworkFormat {

  @Override
  public String id() {
    return "dl4j";
  }

  @Override
  public void write(Network network, Map<String, float[]> parameters, Map<String, String> texts, OutputStream out)
      throws IOException {
    Dl4jEngine.loadLibraries(0);
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    new StockNetwork(network, parameters).writeTo(made);
    ZipOutputStream zip = new ZipOutputStream(out);
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(made.toByteArray()))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        entries.transferTo(zip);
        zip.closeEntry();
      }
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      zip.putNextEntry(new ZipEntry(text.getKey()));
      zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }
}
