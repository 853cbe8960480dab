package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * The shape of a projection y = W x of a host that adapters are added to.
 *
 * @param name unique in its host
 * @param in width of x, at least 1
 * @param out width of y, at least 1
 */
@Experimental
public record AdaptedShape(String name, int in, int out) {
  /** Checks the widths. */
  public AdaptedShape {
    Objects.requireNonNull(name, "name");
    Check.atLeast("in", in, 1);
    Check.atLeast("out", out, 1);
  }

  /** The greatest rank that an adapter of it can use. */
  public int width() {
    return Math.min(in, out);
  }
}
