package convscope.workbench;

import convscope.workbench.fx.Dialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Dialogs that a test answers: each asks {@code answer} for what a person would choose; null for nothing. */
public class AnsweredDialogs implements Dialogs {
  private final Supplier<Path> answer;

  public AnsweredDialogs(Supplier<Path> answer) {
    this.answer = answer;
  }

  @Override
  public Optional<Path> chooseFolder(String title) {
    return Optional.ofNullable(answer.get());
  }

  @Override
  public Optional<Path> openFile(String title, String kind, List<String> patterns) {
    return Optional.ofNullable(answer.get());
  }

  @Override
  public List<Path> openFiles(String title, String kind, List<String> patterns) {
    return Optional.ofNullable(answer.get()).stream().toList();
  }

  @Override
  public boolean confirm(String title, String question, String yes, String no) {
    return answer.get() != null;
  }

  @Override
  public Optional<Path> chooseFile(String title, String name) {
    return Optional.ofNullable(answer.get());
  }
}
