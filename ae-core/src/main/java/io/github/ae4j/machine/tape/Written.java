package io.github.ae4j.machine.tape;

/** Symbols written one after another by a head on an empty tape of as many cells. */
final class Written {
  private final double[][] input;
  private final Head head;
  private final Tape tape;

  Written(double[] theta, int at, double[][] input, Reading how) {
    this.input = input;
    head = new Head(theta, at, input.length, input.length, how);
    Tape written = Tape.empty(input.length, input[0].length);
    for (int t = 0; t < input.length; t++) {
      written = written.write(head.path()[t], input[t]);
    }
    tape = written;
  }

  Tape tape() {
    return tape;
  }

  double[][] path() {
    return head.path();
  }

  /** Reads along a path. */
  double[][] read(double[][] path) {
    double[][] read = new double[path.length][];
    for (int t = 0; t < path.length; t++) {
      read[t] = tape.read(path[t]);
    }
    return read;
  }

  /** Gradients of a path's reads: adds that by the tape, returns those by the attentions. */
  double[][] readBack(double[][] path, double[][] dr, double[] dm) {
    double[][] da = new double[path.length][];
    for (int t = 0; t < path.length; t++) {
      Tape.ReadGradient back = tape.readBack(path[t], dr[t]);
      Cells.add(dm, back.memory());
      da[t] = back.attention();
    }
    return da;
  }

  /** Adds to the gradient by the writing head's parameters. */
  void back(double[] dm, double[] gradient, int at) {
    double[][] da = new double[input.length][];
    for (int t = 0; t < input.length; t++) {
      da[t] = tape.writeBack(head.path()[t], input[t], dm).attention();
    }
    head.back(da, gradient, at);
  }
}
