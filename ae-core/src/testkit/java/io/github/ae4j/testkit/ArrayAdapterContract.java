package io.github.ae4j.testkit;

import io.github.ae4j.Preset;

/**
 * {@link OptimizerAdapterContract} for an optimizer of a plain array of doubles. An adapter's test
 * extends this class and supplies two methods: the optimizer alone and under a loop.
 */
public abstract class ArrayAdapterContract extends OptimizerAdapterContract {
  /** The optimizer alone, made for these parameters, which it updates in place. */
  protected abstract ArrayHost alone(double[] parameters);

  /** The same optimizer under a loop. */
  protected abstract ArrayHost looped(double[] parameters, Preset preset);

  @Override
  public AdapterSubject bare() {
    return new ArraySubject(this::alone);
  }

  @Override
  public AdapterSubject steered(Preset preset) {
    return new ArraySubject(parameters -> looped(parameters, preset));
  }
}
