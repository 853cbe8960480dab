package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.LayerNorm;

/** Layers as functions of their weights. */
public final class Layers {
  private static final float EPSILON = 1e-5f;

  private Layers() {}

  /** A 2-D convolution without bias; pads so that stride 1 keeps the size. */
  public static NDArray convolve(NDArray input, NDArray kernel, int stride) {
    long pad = kernel.getShape().get(2) / 2;
    return Conv2d.conv2d(
            input, kernel, null, new Shape(stride, stride), new Shape(pad, pad), new Shape(1, 1))
        .singletonOrThrow();
  }

  /**
   * Group normalisation (Wu, He 2018): the channels of a group have mean 0 and variance 1 over the
   * picture, then a scale and a shift a channel. It has no running statistics, so a picture's answer
   * depends on the weights alone.
   */
  public static NDArray normaliseGroups(NDArray input, int groups, NDArray scale, NDArray shift) {
    Shape shape = input.getShape();
    long channels = shape.get(1);
    Shape group = new Shape(shape.size() / (shape.get(0) * groups));
    NDManager manager = input.getManager();
    NDArray flat = input.reshape(shape.get(0) * groups, group.get(0));
    NDArray ones = manager.ones(group, DataType.FLOAT32);
    NDArray zeros = manager.zeros(group, DataType.FLOAT32);
    NDArray normal = LayerNorm.layerNorm(flat, group, ones, zeros, EPSILON).singletonOrThrow();
    Shape channel = new Shape(1, channels, 1, 1);
    return normal.reshape(shape).mul(scale.reshape(channel)).add(shift.reshape(channel));
  }

  /**
   * A constant times a tensor. DJL's {@code mul(Number)} must not be recorded: it lays the number in
   * Java's memory and lets go of it at once, while the engine keeps the address for the backward
   * pass; once the memory is collected the gradient is wrong.
   */
  public static NDArray scale(NDArray input, double factor) {
    NDManager manager = input.getManager();
    return input.mul(manager.full(new Shape(), (float) factor, input.getDataType()));
  }

  /** Layer normalisation (Ba, Kiros, Hinton 2016) over the last axis. */
  public static NDArray normaliseLast(NDArray input, NDArray scale, NDArray shift) {
    return LayerNorm.layerNorm(input, scale.getShape(), scale, shift, EPSILON).singletonOrThrow();
  }
}
