package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class LateScreenTest {
  private final List<String> heard = new ArrayList<>();
  private final LateScreen late = new LateScreen(() -> {
    heard.add("made");
    return new Screen() {
      private final Group group = new Group();

      @Override
      public Parent node() {
        return group;
      }

      @Override
      public void shown() {
        heard.add("shown");
      }

      @Override
      public void hidden() {
        heard.add("hidden");
      }

      @Override
      public void close() {
        heard.add("closed");
      }
    };
  });

  @Test
  void hidingOrClosingDoesNotCreateTheScreen() {
    late.hidden();
    late.close();
    assertThat(heard).isEmpty();
  }

  @Test
  void theScreenIsCreatedOnceAndReceivesAllEvents() {
    Parent node = late.node();
    late.shown();
    late.hidden();
    late.close();
    assertThat(late.node()).isSameAs(node);
    assertThat(heard).containsExactly("made", "shown", "hidden", "closed");
  }
}
