package convscope.workbench.classify;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.insight.Classification;
import convscope.model.InitializerEdition;
import convscope.model.Presets;
import convscope.pictures.Picture;
import convscope.workbench.images.ImageName;
import convscope.workbench.images.ImageReadResult;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.LoadedNetwork.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ResultTableTest {

  private static ClassifiedImage entry(String name, List<String> classes, double... probabilities) {
    Picture picture = new Picture(name, 32, 32, new byte[3_072]);
    ClassifiedImage entry = new ClassifiedImage(ImageReadResult.of(ImageName.file(name), picture));
    entry.classified(new Classification(picture, probabilities, classes), new LoadedNetwork(Origin.BUILT_IN, "", 1,
        Presets.tutorial(InitializerEdition.FROM_2017, classes.size()), Map.of(), null, classes), null);
    return entry;
  }

  @Test
  void predictionsOfANetworkWithOtherClassesAreOmitted() {
    List<ClassifiedImage> entries = List.of(entry("a.png", List.of("cat", "dog"), 0.75, 0.25),
        entry("b.png", List.of("x", "y", "z"), 0.5, 0.25, 0.25), entry("c.png", List.of("cat"), 1));
    assertThat(new ResultTable(entries).text()).isEqualTo("""
        file,width,height,top,cat,dog,true class,error\r
        a.png,32,32,cat,0.750000,0.250000,,\r
        b.png,32,32,,,,,\r
        c.png,32,32,,,,,\r
        """);
  }
}
