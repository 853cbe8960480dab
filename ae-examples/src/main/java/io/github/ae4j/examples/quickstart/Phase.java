package io.github.ae4j.examples.quickstart;

/** The two phases of a run, equally long. */
enum Phase {
  /** The digits as they are. */
  STATIONARY,
  /** The same digits with their pixels in another order, drawn once. */
  PERMUTED;

  /** The name in tables and files. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
