package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.util.List;
import java.util.Optional;

/**
 * A frozen model that adapters are added to: y = W x + (alpha/r) B A x on each of its adapted projections. It keeps
 * nothing between calls: the same arguments give the same bits. One thread at a time.
 *
 * <p>Cost is the ecology's: a host says how many tokens went through, and how many parameters a token meets.
 */
@Experimental
public interface Host {
  /** Its name, for reports and errors. */
  String name();

  /** The adapted projections, in order; each name once, at least one. */
  List<AdaptedShape> shapes();

  /** Number of its frozen parameters that a token meets, at least 1. */
  long parameters();

  /** A digest of the frozen weights in hexadecimal digits, made of the weights as they are at the call. */
  String frozenHash();

  /**
   * Answers a task; greedily, so that nothing is drawn.
   *
   * @param factors an adapter; none for the model as it is
   * @throws IllegalArgumentException if the factors are not of {@link #shapes}
   */
  Attempt attempt(Optional<LoraFactors> factors, Task task);

  /** Answers tasks, one answer each, in order; to be overridden where a batch is cheaper than one by one. */
  default List<Attempt> attempt(Optional<LoraFactors> factors, List<Task> tasks) {
    return tasks.stream().map(task -> attempt(factors, task)).toList();
  }

  /**
   * One step of learning on all lessons together. Only the factors change; the model stays as it is.
   *
   * @param factors the adapter before the step
   * @param memory what the last step of the same adapter returned; empty before its first step, and after its rank
   *     changed
   * @param lessons at least one
   * @throws IllegalArgumentException if the factors are not of {@link #shapes}, or the memory is of others
   */
  Learned learn(LoraFactors factors, byte[] memory, List<Lesson> lessons, Plasticity plasticity);
}
