package convscope.engine.gpu.find;

import java.time.Duration;
import java.util.List;

/** Sources of which one, called as its method is, says nothing. */
record Silenced(Sources whole, String silent) implements Sources {

  @Override
  public Answered<ToolCard> tool(Duration limit) {
    return silent.equals("tool") ? new Answered<>(Answer.notThere(), List.of()) : whole.tool(limit);
  }

  @Override
  public Answer cuda(Duration limit) {
    return silent.equals("cuda") ? Answer.notThere() : whole.cuda(limit);
  }

  @Override
  public Answer openCl(Duration limit) {
    return silent.equals("openCl") ? Answer.notThere() : whole.openCl(limit);
  }

  @Override
  public Answer linux() {
    return whole.linux();
  }
}
