package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.AnEngine;
import convscope.data.Crop;
import convscope.data.CropSteps;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Classifier;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcitationsTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final ImageSet IMAGES = SampleScenes.dataset(7, 60, 40).test();
  private static final int MOST = 5;

  private static Classifier classifier(int batch) {
    Classifier classifier = AnEngine.usual().classifier(TUTORIAL, batch);
    classifier.setParameters(InitialValues.of(TUTORIAL, 3));
    return classifier;
  }

  /** By one image at a time, all values of a channel gone through and sorted. */
  private static List<Excitations.Place> bruteForce(int layer, int channel, int count) {
    List<Excitations.Place> all = new ArrayList<>();
    Shape shape = TUTORIAL.layers().get(layer).output(TUTORIAL.inputs().get(layer));
    try (Classifier one = classifier(1)) {
      byte[] pixels = new byte[ImageSet.PIXELS];
      for (int image = 0; image < count; image++) {
        IMAGES.copyPixels(image, pixels, 0);
        one.logits(CropSteps.of(pixels, Crop.CENTRE).whitened(), 1, new float[10]);
        FeatureMaps maps = new FeatureMaps(shape, one.activations(layer, 0));
        Excitations.Place best = null;
        for (int row = 0; row < shape.height(); row++) {
          for (int column = 0; column < shape.width(); column++) {
            float value = maps.value(row, column, channel);
            if (best == null || value > best.value()) {
              best = new Excitations.Place(image, value, row, column);
            }
          }
        }
        if (best.value() != 0) {
          all.add(best);
        }
      }
    }
    all.sort(Comparator.comparingDouble(Excitations.Place::value).reversed());
    return all.subList(0, Math.min(MOST, all.size()));
  }

  @Test
  void topExcitationsMatchABruteForceSearch() {
    Excitations found;
    try (Classifier classifier = classifier(16)) {
      found = Excitations.of(classifier, TUTORIAL, IMAGES, 33, MOST, (done, all) -> true).orElseThrow();
    }
    assertThat(found.images()).isEqualTo(33);
    for (int layer : new int[] {0, 3, 5, 6, 7, 8}) {
      for (int channel : new int[] {0, 4, 9}) {
        List<Excitations.Place> expected = bruteForce(layer, channel, 33);
        List<Excitations.Place> places = found.strongest(layer, channel);
        assertThat(places).as("layer %d, channel %d", layer, channel).hasSameSizeAs(expected);
        for (int i = 0; i < places.size(); i++) {
          assertThat(places.get(i).value()).isCloseTo(expected.get(i).value(), within(1e-4f));
        }
        assertThat(places).extracting(Excitations.Place::index).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void thePatchIsTheReceptiveFieldWithinTheImage() {
    try (Classifier classifier = classifier(40)) {
      Excitations found = Excitations.of(classifier, TUTORIAL, IMAGES, 40, 2, (done, all) -> true).orElseThrow();
      Excitations.Place corner = new Excitations.Place(7, 1, 0, 23);
      Raster patch = found.patch(0, corner, IMAGES);
      assertThat(patch.width()).isEqualTo(5);
      byte[] pixels = new byte[ImageSet.PIXELS];
      IMAGES.copyPixels(7, pixels, 0);
      // Row 2, column 2 of the patch is the place itself: row 4, column 27 of the image.
      int at = 4 * ImageSet.WIDTH + 27;
      int plane = ImageSet.HEIGHT * ImageSet.WIDTH;
      assertThat(patch.argb()[2 * 5 + 2]).isEqualTo(0xFF000000 | (pixels[at] & 0xFF) << 16
          | (pixels[plane + at] & 0xFF) << 8 | pixels[2 * plane + at] & 0xFF);
      assertThat(patch.argb()[0]).as("beyond the edge").isZero();
      assertThat(patch.argb()[4 * 5 + 3]).isZero();
      assertThat(found.patch(7, new Excitations.Place(7, 1, 0, 0), IMAGES).width()).isEqualTo(Crop.SIZE);
    }
  }

  @Test
  void theSearchCanBeCanceled() {
    List<Integer> told = new ArrayList<>();
    try (Classifier classifier = classifier(8)) {
      assertThat(Excitations.of(classifier, TUTORIAL, IMAGES, 40, 2, (done, all) -> {
        told.add(done);
        return done < 16;
      })).isEmpty();
    }
    assertThat(told).containsExactly(0, 8, 16);
  }
}
