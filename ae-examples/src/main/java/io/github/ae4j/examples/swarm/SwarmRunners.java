package io.github.ae4j.examples.swarm;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.spark.SparkRunner;
import io.github.ae4j.swarm.RoundRunner;
import io.github.ae4j.swarm.ThreadRunner;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What makes a swarm's turns. */
public enum SwarmRunners {
  /** Threads of this process. */
  THREADS {
    @Override
    public void check(@Nullable String master) {
      if (master != null) {
        throw new BadInput("--master goes with --runner spark, got --runner threads");
      }
    }

    @Override
    public RoundRunner open(int slots, @Nullable String master) {
      return new ThreadRunner(slots);
    }
  },
  /** Apache Spark. */
  SPARK {
    @Override
    public void check(@Nullable String master) {
      if (SwarmRunners.class.getClassLoader().getResource(CONTEXT) == null) {
        throw new BadInput(
            "--runner spark needs Spark on the class path, where ae-examples/bin/ae puts it; got"
                + " none");
      }
    }

    @Override
    public RoundRunner open(int slots, @Nullable String master) throws IOException {
      String here = "local-cluster[%d,1,1024]".formatted(slots);
      return SparkRunner.connect(master == null ? here : master, "ae swarm");
    }
  };

  private static final String CONTEXT = "org/apache/spark/SparkContext.class";

  /**
   * Checks that it can be had.
   *
   * @param master that was asked for; null for none
   * @throws BadInput if not
   */
  public abstract void check(@Nullable String master);

  /**
   * A runner.
   *
   * @param slots turns at a time
   * @param master of Spark; null for a cluster of its own on this machine, a process a slot
   * @throws IOException if it cannot be started
   */
  public abstract RoundRunner open(int slots, @Nullable String master) throws IOException;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
