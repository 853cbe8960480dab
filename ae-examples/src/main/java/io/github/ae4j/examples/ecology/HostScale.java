package io.github.ae4j.examples.ecology;

import io.github.ae4j.ecology.task.TaskSets;

/**
 * Numbers that a host's size and kind ask for. Hebbian steps of 1 are the bilinear host's, of five sizes by the selection
 * tasks of another seed; on the tiny one none of twelve sizes gains, and those from .2 on destroy it. The encoder's rate of
 * backprop is of four, by the selection tasks of two other seeds.
 *
 * @param rate of backprop, of ecologies and fine-tuning alike
 * @param hebbianRate size of a Hebbian step
 * @param attempts of a generation; the compute of a run is counted in them too
 * @param sizes tasks of a family and depth
 */
record HostScale(double rate, double hebbianRate, int attempts, TaskSets.Sizes sizes) {}
