package io.github.ae4j.ecology;

import io.github.ae4j.ecology.task.TaskSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A host whose adapters learn for real. */
class BilinearHostTest {
  private static final TaskSets SETS = TaskSets.generate(1, new TaskSets.Sizes(60, 20, 20));

  @Test
  void explore() {
    TaskSets pre = TaskSets.generate(77, new TaskSets.Sizes(60, 20, 20));
    for (int steps : new int[] {4, 8, 16, 32}) {
      BilinearHost host = BilinearHost.pretrained(5, pre.training(), steps);
      System.out.println(
          steps
              + " base "
              + accuracy(host, Optional.empty(), SETS.heldOut())
              + " other "
              + accuracy(host, Optional.empty(), SETS.otherFamilies()));
    }
    BilinearHost host = BilinearHost.pretrained(5, pre.training(), 8);
    for (double rate : new double[] {1e-3, 3e-3, 6e-3}) {
      SplittableRandom random = new SplittableRandom(3);
      LoraFactors factors = LoraFactors.fresh(host.shapes(), 8, random);
      byte[] memory = {};
      TaskSets big = TaskSets.generate(1, new TaskSets.Sizes(150, 20, 20));
      for (int step = 1; step <= 8000; step++) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          Task task = big.training().get(random.nextInt(big.training().size()));
          lessons.add(new Lesson(task, task.choices().get(0), 0.0));
        }
        Learned learned = host.learn(factors, memory, lessons, Plasticity.backprop(rate));
        factors = learned.factors();
        memory = learned.memory();
        if (step % 2000 == 0) {
          System.out.println(
              rate
                  + " "
                  + step
                  + " "
                  + accuracy(host, Optional.of(factors), big.training())
                  + " held "
                  + accuracy(host, Optional.of(factors), SETS.heldOut())
                  + " other "
                  + accuracy(host, Optional.of(factors), SETS.otherFamilies()));
        }
      }
      System.out.println(byFamily(host, factors, SETS.heldOut()));
    }
  }

  private static Map<String, Double> byFamily(Host host, LoraFactors f, List<Task> tasks) {
    Map<String, double[]> m = new TreeMap<>();
    for (Task t : tasks) {
      double[] d = m.computeIfAbsent(t.family(), k -> new double[2]);
      d[0] += Grader.exact().grade(t, host.attempt(Optional.of(f), t).answer());
      d[1]++;
    }
    Map<String, Double> r = new TreeMap<>();
    m.forEach((k, d) -> r.put(k, d[0] / d[1]));
    return r;
  }

  private static double accuracy(Host host, Optional<LoraFactors> factors, List<Task> tasks) {
    double right = 0;
    for (Task task : tasks) {
      right += Grader.exact().grade(task, host.attempt(factors, task).answer());
    }
    return right / tasks.size();
  }
}
