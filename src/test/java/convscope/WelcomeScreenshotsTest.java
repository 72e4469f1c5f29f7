package convscope;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of a first start, in every look, language and size. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class WelcomeScreenshotsTest extends Camera {
  @Override
  boolean welcomed() {
    return false;
  }

  @Test
  void welcome() throws Exception {
    eventually(() -> !find("#run-start").isDisabled() && visible("#welcome"));
    take("welcome");
    ROBOT.interact(() -> ((Button) find("#welcome-classify")).fire());
    eventually(() -> ROBOT.lookup("#classify-table").tryQuery().isPresent());
    take("welcome-classify");
  }
}
