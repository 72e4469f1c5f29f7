package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ScreenOnDemandTest {
  private final SimpleBooleanProperty wanted = new SimpleBooleanProperty();
  private final List<Part> made = new ArrayList<>();
  private final ScreenOnDemand screen = new ScreenOnDemand(wanted, this::make);

  private Screen make() {
    made.add(new Part());
    return made.get(made.size() - 1);
  }

  @Test
  void isNotCreatedAndTakesNoRoomUntilItIsWanted() {
    assertThat(made).isEmpty();
    assertThat(screen.node().isManaged()).isFalse();
    wanted.set(true);
    assertThat(made).hasSize(1);
    assertThat(screen.node().isManaged()).isTrue();
    assertThat(screen.node().isVisible()).isTrue();
  }

  @Test
  void isCreatedOnceAndTakesRoomOnlyWhileItsContentDoes() {
    wanted.set(true);
    Presence.set(made.get(0).node(), false);
    assertThat(screen.node().isManaged()).isFalse();
    wanted.set(false);
    wanted.set(true);
    assertThat(made).hasSize(1);
    Presence.set(made.get(0).node(), true);
    assertThat(screen.node().isManaged()).isTrue();
  }

  @Test
  void isNotCreatedOnceItIsClosed() {
    screen.close();
    wanted.set(true);
    assertThat(made).isEmpty();
  }

  @Test
  void closesWhatItHasCreated() {
    wanted.set(true);
    screen.close();
    assertThat(made.get(0).closed).isTrue();
  }

  private static final class Part implements Screen {
    private final VBox node = new VBox();
    private boolean closed;

    @Override
    public Parent node() {
      return node;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
