package io.github.ae4j;

import io.github.ae4j.adapter.OptimizerAdapter;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A recipe for a loop, the same for every optimizer: it looks at what the adapter can measure and
 * steer, and lists coefficients and parts on the builder.
 */
@FunctionalInterface
public interface Preset {
  /** Lists this preset's parts on a builder for the given adapter. */
  void configure(LoopBuilder loop, OptimizerAdapter adapter);

  /** This preset and then whatever the step changes on the builder: a law more, an observer. */
  default Preset with(Consumer<LoopBuilder> more) {
    Objects.requireNonNull(more, "more");
    return (loop, adapter) -> {
      configure(loop, adapter);
      more.accept(loop);
    };
  }

  /**
   * This preset without one of its parts. Which parts there are depends on the optimizer, so a name that
   * none has is refused where the preset is put to use.
   *
   * @param part its name, or the number it begins with, as {@code AE-8}
   * @throws IllegalArgumentException if the name is blank
   */
  default Preset without(String part) {
    Objects.requireNonNull(part, "part");
    if (part.isBlank()) {
      throw new IllegalArgumentException(
          "part must be a part's name or number, got \"" + part + "\"");
    }
    return with(loop -> loop.without(part));
  }
}
