package io.github.ae4j.nd4j;

import io.github.ae4j.machine.Halting;
import java.util.List;
import java.util.NoSuchElementException;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Batches that end where a run is over. They are not prefetched: those that wait would still be trained. */
final class UntilHalted implements DataSetIterator {
  private final Halting halting;
  private final DataSetIterator data;

  UntilHalted(Halting halting, DataSetIterator data) {
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
  public DataSet next() {
    check();
    return data.next();
  }

  @Override
  public DataSet next(int count) {
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
  public int inputColumns() {
    return data.inputColumns();
  }

  @Override
  public int totalOutcomes() {
    return data.totalOutcomes();
  }

  @Override
  public int batch() {
    return data.batch();
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    data.setPreProcessor(preProcessor);
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return data.getPreProcessor();
  }

  @Override
  public List<String> getLabels() {
    return data.getLabels();
  }
}
