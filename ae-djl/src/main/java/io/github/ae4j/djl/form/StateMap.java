package io.github.ae4j.djl.form;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One kind of state tensors of a DJL optimizer.
 *
 * @param tensors the optimizer's own map, by parameter id and device
 */
public record StateMap(Map<String, Map<Device, NDArray>> tensors) {
  /** The tensor of a parameter; null before its first update. */
  public @Nullable NDArray find(String parameterId, Device device) {
    Map<Device, NDArray> devices = tensors.get(parameterId);
    return devices == null ? null : devices.get(device);
  }

  /** The tensor of a parameter; zeros in its form before its first update, as DJL would make them. */
  public NDArray findOrZero(String parameterId, Device device, NDArray weight) {
    NDArray tensor = find(parameterId, device);
    if (tensor == null) {
      tensor = weight.zerosLike();
      put(parameterId, device, tensor);
    }
    return tensor;
  }

  /** Puts a tensor in place; the optimizer owns it then, and no scope closes it. */
  public void put(String parameterId, Device device, NDArray tensor) {
    NDScope.unregister(tensor);
    tensor.detach();
    Map<Device, NDArray> devices = new ConcurrentHashMap<>();
    devices.put(device, tensor);
    close(tensors.put(parameterId, devices));
  }

  /** Takes copies of another's tensors, those of some parameters. */
  void copy(StateMap other, Set<String> ids) {
    other.tensors.forEach(
        (id, devices) -> {
          if (ids.contains(id)) {
            devices.forEach((device, tensor) -> put(id, device, tensor.duplicate()));
          }
        });
  }

  /** Removes every tensor; the optimizer begins at zero with its next update. */
  public void clear() {
    tensors.values().forEach(StateMap::close);
    tensors.clear();
  }

  private static void close(@Nullable Map<Device, NDArray> devices) {
    if (devices != null) {
      devices.values().forEach(NDArray::close);
    }
  }
}
