package convscope.engine.dl4j.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Turns the work planned on a {@link Pass} into {@link Stage}s, and records the time of each layer's work.
 */
public final class StagedPass implements Pass {
  private record Group(int tasks, Task task) {}

  private final List<Part> parts;
  private final AtomicLongArray nanos;
  private final List<Group> prepared = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<PartTask> byPart = new ArrayList<>();
  private final List<Group> together = new ArrayList<>();
  private final List<Group> later = new ArrayList<>();
  private int owner;

  /**
   * An empty pass for a batch in {@code parts}.
   *
   * @param owners how many take part: {@link #of} has their numbers from 0 to one less
   */
  public StagedPass(List<Part> parts, int owners) {
    this.parts = parts;
    nanos = new AtomicLongArray(owners);
  }

  /** Work planned from now on belongs to number {@code owner}. */
  public void of(int owner) {
    this.owner = owner;
  }

  @Override
  public void prepare(int tasks, Task task) {
    prepared.add(timed(tasks, task));
  }

  @Override
  public void each(PartTask task) {
    settleWhole();
    int own = owner;
    byPart.add((worker, part) -> {
      long start = System.nanoTime();
      task.run(worker, part);
      nanos.addAndGet(own, System.nanoTime() - start);
    });
  }

  @Override
  public void whole(int tasks, Task task) {
    settleParts();
    settleWhole();
    together.add(timed(tasks, task));
  }

  @Override
  public void beside(int tasks, Task task) {
    if (together.isEmpty()) {
      throw new IllegalStateException("There is nothing to be done at the same time");
    }
    together.add(timed(tasks, task));
  }

  @Override
  public void later(int tasks, Task task) {
    later.add(timed(tasks, task));
  }

  /** Ends the work planned so far: deferred work comes now, and everything that follows waits for it. */
  public void settle() {
    settleParts();
    settleWhole();
    together.addAll(later);
    later.clear();
    settleWhole();
  }

  /** The stages of all planned work, in order. */
  public List<Stage> stages() {
    List<Stage> all = new ArrayList<>(preparation());
    all.addAll(stagesAfterPreparation());
    return all;
  }

  /** The stages of what depends only on the network's variables: none or one. */
  public List<Stage> preparation() {
    return prepared.isEmpty() ? List.of() : List.of(stage(prepared));
  }

  /** The stages of all other work, in order: several passes in a row may share one preparation. */
  public List<Stage> stagesAfterPreparation() {
    settle();
    return List.copyOf(stages);
  }

  /**
   * The time that workers spent on number {@code owner}'s pieces since the last call for it, summed up, in nanoseconds.
   */
  public long takeNanos(int owner) {
    return nanos.getAndSet(owner, 0);
  }

  private Group timed(int tasks, Task task) {
    int own = owner;
    return new Group(tasks, (worker, number) -> {
      long start = System.nanoTime();
      task.run(worker, number);
      nanos.addAndGet(own, System.nanoTime() - start);
    });
  }

  private void settleParts() {
    if (!byPart.isEmpty()) {
      PartTask[] pieces = byPart.toArray(PartTask[]::new);
      byPart.clear();
      stages.add(new Stage(parts.size(), (worker, number) -> {
        for (PartTask piece : pieces) {
          piece.run(worker, parts.get(number));
        }
      }));
    }
  }

  private void settleWhole() {
    if (!together.isEmpty()) {
      stages.add(stage(together));
      together.clear();
    }
  }

  private static Stage stage(List<Group> groups) {
    if (groups.size() == 1) {
      return new Stage(groups.get(0).tasks(), groups.get(0).task());
    }
    Group[] all = groups.toArray(Group[]::new);
    int tasks = groups.stream().mapToInt(Group::tasks).sum();
    return new Stage(tasks, (worker, number) -> {
      int left = number;
      for (Group group : all) {
        if (left < group.tasks()) {
          group.task().run(worker, left);
          return;
        }
        left -= group.tasks();
      }
    });
  }
}
