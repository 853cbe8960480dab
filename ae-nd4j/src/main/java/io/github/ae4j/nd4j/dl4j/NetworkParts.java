package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.group.ParameterGroups;
import io.github.ae4j.group.ParameterGroups.Member;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.form.WeightDecays;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.Head;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The parts of a network that are steered: every updater block but those without an update (frozen layers,
 * the running statistics of batch normalisation, parameters that are only pretrained).
 *
 * @param blocks the blocks, as the network has them
 * @param groups what is trained in each group, those first that its coefficients are read from
 * @param frozen the gradients of what a group freezes
 * @param names of the groups
 * @param trained names of the blocks' parameters, in their order
 * @param layout what belongs to each group; empty where nobody divided the parameters
 */
record NetworkParts(
    List<UpdaterBlock> blocks,
    List<List<Stretch>> groups,
    List<INDArray> frozen,
    List<String> names,
    List<String> trained,
    Map<String, String> layout) {
  /**
   * Looks through a network's blocks.
   *
   * @param given groups of the parameters; one of all if empty
   * @throws IllegalArgumentException if they cannot be steered as these groups
   */
  static NetworkParts of(Network network, List<ParameterGroup> given) {
    List<UpdaterBlock> blocks = trained(network.updater().getUpdaterBlocks());
    List<ParamState> all =
        blocks.stream().flatMap(b -> b.getLayersAndVariablesInBlock().stream()).toList();
    List<String> trained = all.stream().map(network::name).toList();
    ParameterGroups groups = new ParameterGroups(given, trained);
    BlockCuts cuts = new BlockCuts(network, groups);
    blocks.forEach(cuts::add);
    List<Member> members = new ArrayList<>();
    for (ParamState part : all) {
      String name = network.name(part);
      String text = name + " " + part.getParamView().length();
      members.add(new Member(ParameterGroups.rule(groups.rules(), name).name(), text));
    }
    Map<String, String> layout =
        given.isEmpty() ? Map.of() : ParameterGroups.layout(groups.rules(), members);
    return new NetworkParts(blocks, cuts.groups(), cuts.frozen(), groups.names(), trained, layout);
  }

  private static List<UpdaterBlock> trained(List<UpdaterBlock> all) {
    List<UpdaterBlock> blocks =
        all.stream()
            .filter(block -> !(block.getGradientUpdater().getConfig() instanceof NoOp))
            .filter(block -> !block.isPretrainUpdaterBlock())
            .toList();
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "a network must have parameters to train, got none: its layers are all frozen, or have no"
              + " parameters");
    }
    return blocks;
  }

  /** The adapter of the groups. */
  GroupedAdapter adapter(int updates, long noiseSeed) {
    List<Nd4jAdapter> parts = new ArrayList<>();
    for (List<Stretch> group : groups) {
      List<Segment> segments = group.stream().map(Stretch::segment).toList();
      parts.add(new Nd4jAdapter(segments, decays(group), updates, noiseSeed));
    }
    tellHead(parts);
    return new GroupedAdapter(parts, names, layout);
  }

  /** Tells all of them, where any has a part of a head: together they can do what each can. */
  private void tellHead(List<Nd4jAdapter> parts) {
    List<Head> heads = groups.stream().map(NetworkParts::head).toList();
    if (heads.stream().anyMatch(head -> !head.runs().isEmpty())) {
      for (int group = 0; group < parts.size(); group++) {
        parts.get(group).withHead(heads.get(group));
      }
    }
  }

  private static Head head(List<Stretch> group) {
    List<Head.Run> runs = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      runs.addAll(group.get(i).heads(i));
    }
    return new Head(runs);
  }

  private WeightDecays decays(List<Stretch> group) {
    List<WeightDecays.Run> others = new ArrayList<>();
    groups.stream()
        .filter(other -> other != group)
        .forEach(other -> other.forEach(one -> others.addAll(one.decays())));
    return new WeightDecays(group.stream().flatMap(one -> one.decays().stream()).toList(), others);
  }

  /** The gradients of each group, one view a stretch. */
  List<List<INDArray>> gradients() {
    return groups.stream().map(group -> group.stream().map(Stretch::gradient).toList()).toList();
  }
}
