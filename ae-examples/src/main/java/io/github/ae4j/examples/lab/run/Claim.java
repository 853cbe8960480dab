package io.github.ae4j.examples.lab.run;

/**
 * A sentence that data decides.
 *
 * @param text the claim
 * @param origin whose it is
 * @param test decides it
 */
public record Claim(String text, Origin origin, Test test) {
  /** Whose claim it is. */
  public enum Origin {
    /** The theory's. */
    SEED,
    /** One of the four falsifiable predictions. */
    PREDICTION,
    /** The library's own bar, against the best tuned baseline. */
    OURS,
    /** A figure of a reference table, to be met by the lab's own baselines. */
    REFERENCE
  }

  /** Decides a claim from the runs. */
  @FunctionalInterface
  public interface Test {
    /** Judges the runs of the claim's experiment. */
    Finding judge(Results results);
  }
}
