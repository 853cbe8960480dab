package io.github.ae4j.examples.lab.run;

/** How much of an experiment is run. */
public enum Scale {
  /** Seconds: shows that it runs; its verdicts mean nothing. */
  SMOKE(2),
  /** Minutes on two cores. */
  CPU(5),
  /** As the seed states it, for an accelerator. */
  FULL(5);

  /** Seeds run by default. */
  public final int seeds;

  Scale(int seeds) {
    this.seeds = seeds;
  }

  /** One of three values. */
  public <T> T pick(T smoke, T cpu, T full) {
    return switch (this) {
      case SMOKE -> smoke;
      case CPU -> cpu;
      case FULL -> full;
    };
  }
}
