package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.ParameterGroups;
import io.github.ae4j.group.Rule;
import io.github.ae4j.nd4j.form.Proportion;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.UpdaterRefusals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Cuts a network's blocks where one group ends and another begins. A block that is all of one group is updated by its
 * own updater; of others each stretch has an updater over its part of the block's state, and the block's own
 * configuration, which stands in the layers, holds what the first stretch's does.
 */
final class BlockCuts {
  /** Parameters of a block under one rule, or that of a head and its leader's. */
  private record Run(UpdaterBlock block, Rule rule, List<ParamState> parameters) {
    int from() {
      return parameters.get(0).getParamOffsetStart();
    }

    int to() {
      return parameters.get(parameters.size() - 1).getParamOffsetEnd();
    }

    INDArray gradient() {
      INDArray whole = Segment.flat("gradient", block.getGradientView());
      return isWhole() ? whole : whole.get(interval());
    }

    boolean isWhole() {
      return from() == block.getParamOffsetStart() && to() == block.getParamOffsetEnd();
    }

    INDArrayIndex interval() {
      int start = block.getParamOffsetStart();
      return NDArrayIndex.interval(from() - start, to() - start);
    }

    GradientUpdater<?> updater() {
      return block.getGradientUpdater();
    }
  }

  private final Network network;
  private final ParameterGroups groups;
  private final List<Run> runs = new ArrayList<>();

  BlockCuts(Network network, ParameterGroups groups) {
    this.network = network;
    this.groups = groups;
  }

  /** Takes up the next block. */
  void add(UpdaterBlock block) {
    @Nullable Run last = null;
    for (ParamState part : block.getLayersAndVariablesInBlock()) {
      Rule rule = rule(part);
      if (last == null || !alike(last.rule(), rule)) {
        last = new Run(block, rule, new ArrayList<>());
        runs.add(last);
      }
      last.parameters().add(part);
    }
  }

  private Rule rule(ParamState part) {
    return ParameterGroups.rule(groups.rules(), network.name(part));
  }

  /** Whether neighbours need no cut between them: a head at its leader's rate is updated and measured with it. */
  private boolean alike(Rule one, Rule other) {
    return one == other
        || one.group() == other.group()
            && leads(one)
            && leads(other)
            && one.proportion() == other.proportion();
  }

  /** Whether it is a leader's, or that of a head at the leader's rate. */
  private boolean leads(Rule rule) {
    return rule.group() != Rule.FROZEN
        && (rule.name().equals(groups.names().get(rule.group()))
            || rule.role() == GroupRole.HEAD && rule.proportion() == 1.0);
  }

  /** The gradients of what is frozen. */
  List<INDArray> frozen() {
    return runs.stream()
        .filter(run -> run.rule().group() == Rule.FROZEN)
        .map(Run::gradient)
        .toList();
  }

  /** What is trained in each group; its leader's first. */
  List<List<Stretch>> groups() {
    List<List<Stretch>> all = new ArrayList<>();
    for (int group = 0; group < groups.names().size(); group++) {
      int number = group;
      List<Run> led =
          runs.stream()
              .filter(run -> run.rule().group() == number)
              .sorted(Comparator.comparing(run -> !leads(run.rule())))
              .toList();
      all.add(led.stream().map(run -> stretch(run, led.get(0))).toList());
    }
    return all;
  }

  private Stretch stretch(Run run, Run first) {
    Rule rule = run.rule();
    UpdaterRefusals.oneKind(firstTrained().updater(), run.updater());
    double rates = run.block() == first.block() ? 1.0 : rate(run) / rate(first);
    double relative = rates * rule.proportion();
    UpdaterRefusals.sameKind(first.updater(), run.updater(), relative);
    new Proportion(rule.name(), rule.proportion(), leads(rule))
        .check(run.updater().getConfig(), network.iteration());
    List<ParamState> head =
        run.parameters().stream().filter(part -> rule(part).role() == GroupRole.HEAD).toList();
    return new Stretch(segment(run, relative), run.gradient(), run.parameters(), head);
  }

  private Segment segment(Run run, double relative) {
    UpdaterBlock block = run.block();
    INDArray view =
        network
            .parameters()
            .get(NDArrayIndex.interval(block.getParamOffsetStart(), block.getParamOffsetEnd()));
    List<IUpdater> own = List.of(run.updater().getConfig());
    double proportion = run.rule().proportion();
    if (run.isWhole() && proportion == 1.0) {
      return Segment.of(run.updater(), own, view, relative);
    }
    int start = block.getParamOffsetStart();
    return Segment.of(run.updater(), own, view, relative)
        .cut(
            run.from() - start,
            run.to() - start,
            proportion,
            relative,
            isFirst(run) ? own : List.of());
  }

  private Run firstTrained() {
    return runs.stream().filter(run -> run.rule().group() != Rule.FROZEN).findFirst().orElseThrow();
  }

  private boolean isFirst(Run run) {
    return runs.stream()
        .filter(one -> one.block() == run.block() && one.rule().group() != Rule.FROZEN)
        .findFirst()
        .filter(one -> one == run)
        .isPresent();
  }

  private static double rate(Run run) {
    IUpdater config = run.updater().getConfig();
    return config.hasLearningRate() ? config.getLearningRate(0, 0) : 1.0;
  }
}
