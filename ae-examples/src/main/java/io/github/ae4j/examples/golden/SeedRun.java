package io.github.ae4j.examples.golden;

/** The seed's agent on a trace's problem, under replay. */
interface SeedRun {
  /** Makes a step, numbered from 1. */
  void step(int t);

  /** Value of a column after the step. */
  double value(String column);
}
