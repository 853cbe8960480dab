package io.github.ae4j.ecology;

import java.util.Map;

/** No meta control. */
final class FixedMeta implements MetaController {
  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public Map<MetaParameter, Double> next(Map<MetaParameter, Double> now, double roi, int seen) {
    return now;
  }

  @Override
  public String state() {
    return "";
  }

  @Override
  public void restore(String state) {
    if (!state.isEmpty()) {
      throw new IllegalArgumentException("state of no meta control must be empty, got " + state);
    }
  }
}
