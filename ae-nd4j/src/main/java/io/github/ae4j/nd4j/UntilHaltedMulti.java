package io.github.ae4j.nd4j;

import io.github.ae4j.machine.Halting;
import java.util.NoSuchElementException;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** As {@link UntilHalted}, of batches with several inputs or outputs. */
final class UntilHaltedMulti implements MultiDataSetIterator {
  private final Halting halting;
  private final MultiDataSetIterator data;

  UntilHaltedMulti(Halting halting, MultiDataSetIterator data) {
    this.halting = halting;
    this.data = data;
  }

  @Override
  public boolean hasNext() {
    return !halting.isHalted() && data.hasNext();
  }

  private void check() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is no further batch, or the run is over");
    }
  }

  @Override
  public MultiDataSet next() {
    check();
    return data.next();
  }

  @Override
  public MultiDataSet next(int count) {
    check();
    return data.next(count);
  }

  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public boolean resetSupported() {
    return data.resetSupported();
  }

  @Override
  public void reset() {
    data.reset();
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    data.setPreProcessor(preProcessor);
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return data.getPreProcessor();
  }
}
