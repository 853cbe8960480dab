package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import java.util.Optional;

/**
 * What the test of an adapter with parameter groups supplies: the tiny problem with its parameters in two groups, the
 * first ones in one and the rest in the other. {@link #bare} and {@link #steered} are it with a loop's state for each
 * group.
 */
public interface GroupFixture extends AdapterFixture {
  /** Place of the second group's first parameter among {@link AdapterSubject#parameters}. */
  int second();

  /** The second group is updated with the first one's coefficients, at a proportion of its rate. */
  AdapterSubject sharing(double proportion, Preset preset);

  /** The second group is the head and shares with the first; empty where the adapter takes none. */
  default Optional<AdapterSubject> headed(Preset preset) {
    return Optional.empty();
  }

  /** The second group is frozen. */
  AdapterSubject frozen(Preset preset);

  /** The parameters of one group alone, from the same start, under a loop of one group. */
  AdapterSubject alone(int group, Preset preset);
}
