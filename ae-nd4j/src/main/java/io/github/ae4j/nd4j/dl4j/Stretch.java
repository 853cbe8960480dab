package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.nd4j.pass.Head;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * Parameters that lie one behind the other in a block and are trained alike.
 *
 * @param segment what updates them
 * @param gradient of them, a view
 * @param parameters one by one
 * @param head which of them are the head, or a part of it
 */
record Stretch(
    Segment segment, INDArray gradient, List<ParamState> parameters, List<ParamState> head) {
  /** Adds what regularizations give before or after an update. */
  void regularize(ApplyStep when, int iteration, int epoch) {
    for (ParamState part : parameters) {
      for (Regularization one : regularizations(part)) {
        if (one.applyStep() == when) {
          double rate = rate(iteration, epoch);
          one.apply(part.getParamView(), part.getGradView(), rate, iteration, epoch);
        }
      }
    }
  }

  private double rate(int iteration, int epoch) {
    IUpdater config = segment.configs().get(0);
    return config.hasLearningRate() ? config.getLearningRate(iteration, epoch) : 1.0;
  }

  /** Its weight decays, a run a parameter. */
  List<WeightDecays.Run> decays() {
    return parameters.stream()
        .map(
            part ->
                new WeightDecays.Run(
                    part.getParamView(), segment.relativeRate(), regularizations(part)))
        .toList();
  }

  /** The head in it, where it is a segment of that number. */
  List<Head.Run> heads(int number) {
    int start = parameters.get(0).getParamOffsetStart();
    return head.stream()
        .map(
            part ->
                new Head.Run(
                    number, part.getParamOffsetStart() - start, part.getParamOffsetEnd() - start))
        .toList();
  }

  /** The regularizations of a parameter, in the list that holds them. */
  private static List<Regularization> regularizations(ParamState part) {
    List<Regularization> all =
        part.getLayer().getConfig().getRegularizationByParam(part.getParamName());
    return all == null ? List.of() : all;
  }
}
