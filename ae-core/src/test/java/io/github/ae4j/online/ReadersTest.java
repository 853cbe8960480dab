package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers see the weights of one step, never of two; learning is one thread's at a time. */
class ReadersTest {
  private static final int INPUTS = 64;
  private static final int READERS = 8;

  /** Every input is the same, so that all weights are equal after every step, and a torn copy shows. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void eightThreadsSeeNoTornWeights(int publishEvery) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try (OnlineRegressor learner =
        OnlineRegressor.of(
            RegressionLoss.squared(), OnlineSettings.sgd(INPUTS).withPublishEvery(publishEvery))) {
      List<Future<Long>> readers = new ArrayList<>();
      CountDownLatch reading = new CountDownLatch(READERS);
      for (int r = 0; r < READERS; r++) {
        readers.add(threads.submit(() -> read(learner, done, reading)));
      }
      reading.await();
      double[] x = new double[INPUTS];
      java.util.Arrays.fill(x, 1.0);
      for (int t = 0; t < 30_000; t++) {
        learner.learn(x, Math.sin(0.01 * t) + (t % 3));
      }
      done.set(true);
      long seen = 0;
      for (Future<Long> reader : readers) {
        seen += reader.get();
      }
      assertTrue(seen > READERS, "snapshots of different steps seen: " + seen);
      assertTrue(Math.abs(learner.predict(x)) > 0.01, "it has learnt");
    } finally {
      threads.shutdownNow();
      assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }
  }

  private static long read(OnlineRegressor learner, AtomicBoolean done, CountDownLatch reading) {
    long different = 0;
    long last = -1;
    boolean more = true;
    while (more) {
      more = !done.get();
      RegressorSnapshot snapshot = learner.snapshot();
      for (int i = 1; i < INPUTS; i++) {
        assertEquals(snapshot.weight(0), snapshot.weight(i), "torn at " + i);
      }
      assertTrue(snapshot.instances() >= last, "a snapshot must not go back");
      assertTrue(learner.instances() >= snapshot.instances());
      different += snapshot.instances() > last ? 1 : 0;
      last = snapshot.instances();
      reading.countDown();
    }
    return different;
  }

  @Test
  void aSecondLearningThreadIsRefused() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Preset holding =
        OnlineLearner.standard()
            .with(
                loop ->
                    loop.observer(
                        trace -> {
                          inside.countDown();
                          await(leave);
                        }));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (OnlineClassifier learner = OnlineClassifier.of(2, OnlineSettings.sgd(1), holding)) {
      Future<?> step = other.submit(() -> learner.learn(new double[] {1.0}, 1));
      inside.await();
      assertThrows(IllegalStateException.class, () -> learner.learn(new double[] {1.0}, 1));
      assertThrows(IllegalStateException.class, () -> learner.predict(new double[] {1.0}));
      leave.countDown();
      step.get();
      learner.learn(new double[] {1.0}, 0);
      assertEquals(2, learner.instances());
    } finally {
      other.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void snapshotsAreOfTheStepOrOfThePublishedOne() throws ExecutionException {
    try (OnlineClassifier onDemand = OnlineClassifier.binary(OnlineSettings.sgd(1));
        OnlineClassifier published =
            OnlineClassifier.binary(OnlineSettings.sgd(1).withPublishEvery(10))) {
      for (int t = 1; t <= 25; t++) {
        onDemand.learn(new double[] {1.0}, t % 2);
        published.learn(new double[] {1.0}, t % 2);
        assertEquals(t, onDemand.snapshot().instances());
        assertEquals(t / 10 * 10, published.snapshot().instances());
      }
      ClassifierSnapshot old = onDemand.snapshot();
      double before = old.probability(new double[] {1.0});
      assertSame(onDemand.frozen(), onDemand.frozen());
      onDemand.learn(new double[] {1.0}, 1);
      assertNotSame(old, onDemand.snapshot());
      assertEquals(before, old.probability(new double[] {1.0}));
      onDemand.close();
      assertThrows(IllegalStateException.class, () -> onDemand.learn(new double[] {1.0}, 1));
      assertEquals(26, onDemand.snapshot().instances());
    }
  }

  @Test
  void namesADriftForTheDashboard() {
    try (OnlineClassifier learner = OnlineClassifier.binary(OnlineSettings.sgd(2))) {
      assertTrue(learner.lastEvent().isEmpty());
      java.util.SplittableRandom random = new java.util.SplittableRandom(3);
      for (int t = 0; t < 8000; t++) {
        double[] x = {random.nextDouble() - 0.5, random.nextDouble() - 0.5};
        learner.learn(x, (x[0] + 0.1 * x[1] > 0.0) == t < 6000 ? 1 : 0);
      }
      assertTrue(learner.drifts() >= 1, "labels were switched");
      OnlineEvent event = learner.lastEvent().orElseThrow();
      assertTrue(event.instance() > 6000, event.toString());
      assertTrue(learner.learningRate() > 0.0);
    }
  }
}
