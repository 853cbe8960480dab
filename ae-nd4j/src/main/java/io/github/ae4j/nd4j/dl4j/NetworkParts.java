package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterRefusals;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.nd4j.pass.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The parts of a network that are steered: every updater block but those without an update (frozen layers,
 * the running statistics of batch normalisation, parameters that are only pretrained).
 *
 * @param blocks the blocks, as the network has them
 * @param segments one for each block
 * @param gradients one view for each block
 * @param decays the weight decay of their layers
 */
record NetworkParts(
    List<UpdaterBlock> blocks,
    List<Segment> segments,
    List<INDArray> gradients,
    WeightDecays decays) {
  /**
   * Looks through a network's blocks.
   *
   * @param parameters the network's, as one vector
   * @throws IllegalArgumentException if they cannot be steered as one group
   */
  static NetworkParts of(List<UpdaterBlock> all, INDArray parameters) {
    List<UpdaterBlock> blocks = trained(all);
    List<Segment> segments = new ArrayList<>();
    List<INDArray> gradients = new ArrayList<>();
    List<WeightDecays.Run> runs = new ArrayList<>();
    for (UpdaterBlock block : blocks) {
      Segment segment = segment(block, blocks.get(0), parameters);
      segments.add(segment);
      gradients.add(Segment.flat("gradient", block.getGradientView()));
      for (ParamState part : block.getLayersAndVariablesInBlock()) {
        double rate = segment.relativeRate();
        runs.add(new WeightDecays.Run(part.getParamView(), rate, regularizations(part)));
      }
    }
    return new NetworkParts(blocks, segments, gradients, new WeightDecays(runs));
  }

  private static List<UpdaterBlock> trained(List<UpdaterBlock> all) {
    List<UpdaterBlock> blocks =
        all.stream()
            .filter(block -> !(block.getGradientUpdater().getConfig() instanceof NoOp))
            .filter(block -> !block.isPretrainUpdaterBlock())
            .toList();
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("a network must have parameters to train, got none");
    }
    return blocks;
  }

  /**
   * The head among the segments.
   *
   * @param names of its layers
   * @throws IllegalArgumentException if a layer of a name is not there, or has no parameters that are trained
   */
  Head head(List<String> names) {
    List<Head.Run> runs = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      int start = blocks.get(i).getParamOffsetStart();
      for (ParamState part : blocks.get(i).getLayersAndVariablesInBlock()) {
        String name = String.valueOf(part.getLayer().getConfig().getLayerName());
        seen.add(name);
        if (names.contains(name)) {
          int from = part.getParamOffsetStart() - start;
          runs.add(new Head.Run(i, from, part.getParamOffsetEnd() - start));
        }
      }
    }
    for (String name : names) {
      if (!seen.contains(name)) {
        throw new IllegalArgumentException(
            "head must be layers with parameters that are trained, of " + seen + ", got " + name);
      }
    }
    return new Head(runs);
  }

  private static Segment segment(UpdaterBlock block, UpdaterBlock first, INDArray parameters) {
    double relative = block == first ? 1.0 : rate(block) / rate(first);
    UpdaterRefusals.sameKind(first.getGradientUpdater(), block.getGradientUpdater(), relative);
    INDArray view =
        parameters.get(
            NDArrayIndex.interval(block.getParamOffsetStart(), block.getParamOffsetEnd()));
    List<IUpdater> own = List.of(block.getGradientUpdater().getConfig());
    return Segment.of(block.getGradientUpdater(), own, view, relative);
  }

  /** The regularizations of a parameter, in the list that holds them. */
  static List<Regularization> regularizations(ParamState part) {
    List<Regularization> all =
        part.getLayer().getConfig().getRegularizationByParam(part.getParamName());
    return all == null ? List.of() : all;
  }

  private static double rate(UpdaterBlock block) {
    IUpdater config = block.getGradientUpdater().getConfig();
    return config.hasLearningRate() ? config.getLearningRate(0, 0) : 1.0;
  }
}
