package io.github.ae4j.spark;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.swarm.ArrayTask;
import io.github.ae4j.swarm.ArrayTrajectory;
import io.github.ae4j.swarm.Trajectory;
import io.github.ae4j.swarm.TrajectoryFactory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Members on quadratic bowls.
 *
 * @param mark a file that the first to take member 1's 40th step makes, and then halts its process; null for nobody
 */
record Bowls(@Nullable String mark) implements TrajectoryFactory {
  private static final int KILLED = 137;

  @Override
  public Trajectory start(int member) {
    double[] parameters = {1.0 + member, -2.0, 0.5};
    ArraySettings settings = ArraySettings.of(Math.pow(10.0, -3.0 + member));
    ArrayTask task =
        new ArrayTask() {
          @Override
          public double evaluate(long step, double[] x, double[] gradient) throws IOException {
            if (mark != null && member == 1 && step == 40) {
              haltOnce(Path.of(mark));
            }
            double loss = 0.0;
            for (int i = 0; i < x.length; i++) {
              double noise = Math.sin(0.7 * step + 1.3 * i + member);
              loss += 0.5 * (i + 1) * x[i] * x[i] + noise * x[i];
              gradient[i] = (i + 1) * x[i] + noise;
            }
            return loss;
          }

          @Override
          public double score(double[] x) {
            return 0.5 * x[0] * x[0] + x[1] * x[1] + 1.5 * x[2] * x[2];
          }
        };
    return new ArrayTrajectory(
        task, parameters, ArrayOptimizer.adam(parameters, settings), Presets.standard());
  }

  private static void haltOnce(Path mark) throws IOException {
    try {
      Files.createFile(mark);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
