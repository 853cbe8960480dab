package io.github.ae4j.preset;

/**
 * The constants of the theory's loop, each once, by name, with unit and source. Its screens and events
 * are the {@linkplain StandardConfig standard loop's}.
 */
public final class TheoryConfig {
  private final Settings<TheoryConstant> values;

  private TheoryConfig(Settings<TheoryConstant> values) {
    this.values = values;
  }

  /** The theory's loop's constants. */
  public static TheoryConfig defaults() {
    return new TheoryConfig(Settings.of(TheoryConstant.class, TheoryConstant::initial));
  }

  /** The value of a constant. */
  public double get(TheoryConstant constant) {
    return values.get(constant);
  }

  /**
   * The same with another value of a constant; the part made of it checks its range.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public TheoryConfig with(TheoryConstant constant, double value) {
    return new TheoryConfig(values.with(constant, value));
  }

  /**
   * The same with another value of a constant by its name, as {@code gauge_gain}.
   *
   * @throws IllegalArgumentException if there is no such constant, or the value is not finite
   */
  public TheoryConfig with(String name, double value) {
    return with(values.named("the theory's loop", name), value);
  }
}
