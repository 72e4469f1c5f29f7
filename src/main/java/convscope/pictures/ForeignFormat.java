package convscope.pictures;

import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.stream.ImageInputStream;

/** Image formats that cannot be read here, recognized by their first bytes. */
final class ForeignFormat {
  private static final int ENOUGH = 32;
  /** The first bytes of such files, by the key of the sentence. */
  private static final Map<String, Pattern> BEGINNINGS = new LinkedHashMap<>();

  static {
    BEGINNINGS.put("format.webp", Pattern.compile("RIFF....WEBP.*", Pattern.DOTALL));
    BEGINNINGS.put("format.avif", Pattern.compile("....ftypavi.*", Pattern.DOTALL));
    BEGINNINGS.put("format.heic", Pattern.compile("....ftyp(he|mif|msf).*", Pattern.DOTALL));
    BEGINNINGS.put("format.jxl", Pattern.compile("(ÿ\n|....JXL ).*", Pattern.DOTALL));
    BEGINNINGS.put("format.jp2", Pattern.compile("(ÿOÿQ|....jP {2}).*", Pattern.DOTALL));
    BEGINNINGS.put("format.psd", Pattern.compile("8BPS.*", Pattern.DOTALL));
    BEGINNINGS.put("foreign.pdf", Pattern.compile("%PDF.*", Pattern.DOTALL));
    BEGINNINGS.put("foreign.svg", Pattern.compile("(ï»¿)?\\s*<.*", Pattern.DOTALL));
  }

  private ForeignFormat() {}

  /** The sentence for the file in {@code in}, which no decoder recognizes. Moves the stream. */
  static Problem problem(String name, ImageInputStream in) throws IOException {
    byte[] bytes = new byte[ENOUGH];
    in.seek(0);
    int count = Math.max(0, in.read(bytes));
    String beginning = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, Pattern> one : BEGINNINGS.entrySet()) {
      if (one.getValue().matcher(beginning).matches()) {
        return Problem.of(ForeignFormat.class, one.getKey(), name);
      }
    }
    return Problem.of(ForeignFormat.class, "foreign.none", name);
  }
}
