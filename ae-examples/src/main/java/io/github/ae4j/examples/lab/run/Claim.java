package io.github.ae4j.examples.lab.run;

/** A sentence that data decides, and whose it is. */
public record Claim(String text, Origin origin, Test test) {
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

  @FunctionalInterface
  public interface Test {
    Finding judge(Results results);
  }
}
