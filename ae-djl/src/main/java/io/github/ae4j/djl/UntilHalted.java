package io.github.ae4j.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.translate.TranslateException;
import ai.djl.util.Progress;
import io.github.ae4j.machine.Halting;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;

/** A dataset that has no further batch once a run is over, so that a fit over it runs out of work. */
final class UntilHalted implements Dataset {
  private final Halting halting;
  private final Dataset data;

  UntilHalted(Halting halting, Dataset data) {
    this.halting = halting;
    this.data = data;
  }

  @Override
  public Iterable<Batch> getData(NDManager manager) throws IOException, TranslateException {
    return until(halting.isHalted() ? List.of() : data.getData(manager));
  }

  @Override
  public Iterable<Batch> getData(NDManager manager, ExecutorService executor)
      throws IOException, TranslateException {
    return until(halting.isHalted() ? List.of() : data.getData(manager, executor));
  }

  private Iterable<Batch> until(Iterable<Batch> batches) {
    return () -> {
      Iterator<Batch> next = batches.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return !halting.isHalted() && next.hasNext();
        }

        @Override
        public Batch next() {
          if (!hasNext()) {
            throw new NoSuchElementException("the run is over");
          }
          return next.next();
        }
      };
    };
  }

  @Override
  public void prepare(Progress progress) throws IOException, TranslateException {
    data.prepare(progress);
  }
}
