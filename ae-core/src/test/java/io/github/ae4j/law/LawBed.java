package io.github.ae4j.law;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.signal.Bed;
import java.util.List;

/** What one law pushes on the coefficients of a small loop. */
final class LawBed {
  static final Coefficient ALPHA = Coefficient.of("learningRate", Chart.LOG, 1e-9, 10.0);
  static final Coefficient MU = Coefficient.of("momentum", Chart.LOG_COMPLEMENT, 0.0, 0.9999);

  /** Learning rate 0.1 anchored at 0.02, momentum 0.5 anchored at 0.9, noise 1e-3. */
  final Coefficients coefficients =
      Coefficients.of(
          List.of(
              Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-4, 1.0).withAnchor(0.02),
              Coefficient.of(Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, 0.99).withAnchor(0.9),
              Coefficient.of(Coefficient.NOISE, Chart.LOG, 1e-6, 1.0)),
          0.1,
          0.5,
          1e-3);

  /** What the law pushes on one of the three. */
  double drive(Law law, Bed bed, String coefficient) {
    return drive(law, bed, coefficients, coefficients.index(coefficient));
  }

  /** The same of a law that reads no signal. */
  double drive(Law law, String coefficient) {
    return drive(law, new Bed(law), coefficient);
  }

  /** What the law pushes on a coefficient that stands alone. */
  static double drive(Law law, Bed bed, Coefficient spec, double at) {
    return drive(law, bed, Coefficients.of(List.of(spec), at), 0);
  }

  private static double drive(Law law, Bed bed, Coefficients coefficients, int i) {
    Drive drive = new Drive(coefficients, 1);
    law.drive(bed.signals, coefficients, drive, bed.memory);
    return drive.total(i);
  }
}
