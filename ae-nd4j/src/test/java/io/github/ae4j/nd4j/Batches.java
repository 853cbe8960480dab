package io.github.ae4j.nd4j;

import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** Some batches, again and again. */
final class Batches implements MultiDataSetIterator {
  private final List<? extends MultiDataSet> all;
  private Iterator<? extends MultiDataSet> next;

  Batches(List<? extends MultiDataSet> all) {
    this.all = all;
    next = all.iterator();
  }

  @Override
  public boolean hasNext() {
    return next.hasNext();
  }

  @Override
  public MultiDataSet next() {
    return next.next();
  }

  @Override
  public MultiDataSet next(int count) {
    return next();
  }

  @Override
  public void reset() {
    next = all.iterator();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("batches are as they are");
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return null;
  }
}
