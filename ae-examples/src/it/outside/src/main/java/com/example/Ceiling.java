package com.example;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import java.util.Set;

// tag::part
/** The learning rate stays at or below a ceiling. */
record Ceiling(double rate) implements Limit {
  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int i = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double x = candidate.coefficients().spec(i).chart().coordinate(rate);
    candidate.store(i, Math.min(candidate.coordinate(i), x));
    candidate.hold(i, Math.min(candidate.applied(i), x));
  }
}
// end::part
